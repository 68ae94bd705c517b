package dev.retune.ui.settings.model;

import dev.retune.embedding.install.InstalledModel;
import dev.retune.embedding.model.ModelRecord;
import dev.retune.embedding.tokenizer.TokenizerLanguageFit;
import java.util.Optional;

/**
 * A model on this machine.
 *
 * @param model the model with where it is from
 * @param live whether the live version of the index is searched with it
 * @param fit how it fits the workspace; empty while the workspace is empty
 */
public record InstalledModelDetails(
    InstalledModel model, boolean live, Optional<TokenizerLanguageFit> fit) {

  String id() {
    return model.spec().id();
  }

  /** Whether it lies outside the home, where it is left alone. */
  boolean isElsewhere() {
    return id().contains("/") || id().contains("\\");
  }

  /** Whether the setting, which may also hold the name at the hub, stands for this model. */
  boolean isNamed(String setting) {
    return setting.equals(id())
        || model.record().map(ModelRecord::repository).filter(setting::equals).isPresent();
  }
}
