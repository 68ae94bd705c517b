package dev.retune.review.decision;

/**
 * A reviewer.
 *
 * @param name name for decisions and the audit log, at most 200 characters
 * @param window identifies the reviewer's process, at most 300 characters; with the text of a
 *     {@link dev.retune.common.runtime.ProcessIdentity} the claims of a dead process are released
 *     at once
 */
public record Reviewer(String name, String window) {}
