package dev.retune.ui.theme;

import dev.retune.common.i18n.Texts;
import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Exposes the texts to FXML's {@code %key}; an unknown key throws. */
final class TextsResourceBundle extends ResourceBundle {
  private final Texts texts;

  TextsResourceBundle(Texts texts) {
    this.texts = texts;
  }

  @Override
  protected @Nullable Object handleGetObject(String key) {
    return texts.has(key) ? texts.get(key) : null;
  }

  @Override
  public boolean containsKey(String key) {
    return texts.has(key);
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.emptyEnumeration();
  }
}
