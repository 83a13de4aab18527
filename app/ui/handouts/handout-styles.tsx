import styles from "../styles/handouts.css?url";

/** Lifted into the head by React, once. */
export const HandoutStyles = () => <link rel="stylesheet" href={styles} precedence="handouts" />;
