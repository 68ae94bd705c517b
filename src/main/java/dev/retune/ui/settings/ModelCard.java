package dev.retune.ui.settings;

import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.tokenizer.TokenizerLanguageFit;
import java.util.Optional;

/**
 * A model as it is offered.
 *
 * @param fit to what is in the workspace; empty while there is nothing in it
 */
public record ModelCard(ModelSpec model, Optional<TokenizerLanguageFit> fit) {}
