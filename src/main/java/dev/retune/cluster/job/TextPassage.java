package dev.retune.cluster.job;

import java.io.Serializable;

/**
 * A text to embed.
 *
 * @param hash hash of the model's fingerprints and the text, in hexadecimal digits
 * @param text the text
 */
public record TextPassage(String hash, String text) implements Serializable {}
