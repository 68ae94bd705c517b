/**
 * Profiles of chat products: how a product is recognized and which read-only queries give its
 * conversations, votes, documents and evaluations. Built-in ones are resources, further ones are in
 * the home.
 */
@NullMarked
package dev.retune.feedback.profile;

import org.jspecify.annotations.NullMarked;
