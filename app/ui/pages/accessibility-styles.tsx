import styles from "../styles/accessibility.css?url";

/** Lifted into the head by React, once. */
export const AccessibilityStyles = () => <link rel="stylesheet" href={styles} precedence="accessibility" />;
