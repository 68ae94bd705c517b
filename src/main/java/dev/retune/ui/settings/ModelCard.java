package dev.retune.ui.settings;

import dev.retune.embed.LanguageFit;
import dev.retune.embed.ModelSpec;
import java.util.Optional;

/**
 * A model as it is offered.
 *
 * @param fit to what is in the workspace; empty while there is nothing in it
 */
public record ModelCard(ModelSpec model, Optional<LanguageFit> fit) {}
