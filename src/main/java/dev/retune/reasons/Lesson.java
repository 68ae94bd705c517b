package dev.retune.reasons;

/** A reason as its user wrote it, and the code that a person filed it under. */
public record Lesson(String text, String code) {}
