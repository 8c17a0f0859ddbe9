/** Notes in answer to which event a stranger was refused; null where that was not noted yet. */
export const version2 = "ALTER TABLE refusals ADD COLUMN event TEXT;";
