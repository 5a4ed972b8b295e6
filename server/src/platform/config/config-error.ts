/** A setting that cannot work. The message names the variable, what is wrong and an example of what is right. */
export class ConfigError extends Error {}
