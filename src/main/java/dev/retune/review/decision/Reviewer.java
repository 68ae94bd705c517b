package dev.retune.review.decision;

/**
 * Somebody who judges answers.
 *
 * @param name as decisions and audit know them, at most 200 characters
 * @param window what tells the process they work in from every other, at most 300 characters; a
 *     {@link dev.retune.common.runtime.ProcessIdentity} written out lets a dead one's claims go at
 *     once
 */
public record Reviewer(String name, String window) {}
