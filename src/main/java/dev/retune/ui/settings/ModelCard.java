package dev.retune.ui.settings;

import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.tokenizer.TokenizerLanguageFit;
import java.util.Optional;

/**
 * An available model.
 *
 * @param fit how it fits the workspace; empty while the workspace is empty
 */
public record ModelCard(ModelSpec model, Optional<TokenizerLanguageFit> fit) {}
