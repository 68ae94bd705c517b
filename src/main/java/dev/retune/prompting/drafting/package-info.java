/** Drafts of documents by a language model, from what reviewers wrote. */
@NullMarked
package dev.retune.prompting.drafting;

import org.jspecify.annotations.NullMarked;
