/**
 * The collector: takes votes, conversations and documents from the chat product over HTTP, answers
 * searches on the live index, and serves the widget. Knows who may ask (API keys, signed addresses)
 * and how often. May touch {@code index}, {@code feedback} and the grounds; nothing of the window,
 * the terminal or the loop.
 */
@NullMarked
package dev.retune.collect;

import org.jspecify.annotations.NullMarked;
