package dev.retune.reasons.model;

/** A reason as its user wrote it, and the code that a person filed it under. */
public record ReasonCorrection(String text, String code) {}
