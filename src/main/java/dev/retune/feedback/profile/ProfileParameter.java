package dev.retune.feedback.profile;

/**
 * Something that only the team knows, such as which scores are users' votes. In a query {@code
 * {name}} stands for its values.
 *
 * @param label what it is
 * @param single whether it has one value only
 * @param optional whether queries that use it are left out unless the user gives it a value
 */
public record ProfileParameter(ProfileText label, boolean single, boolean optional) {}
