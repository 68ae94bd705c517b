package dev.retune.reasons.model;

/** A reason as written, with the code that a user filed it under. */
public record ReasonCorrection(String text, String code) {}
