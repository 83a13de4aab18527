import options from "./remix.config.js";

export default options;
