package dev.retune.ui.review.panel;

import dev.retune.settings.model.TextTemplate;
import java.util.List;

/** Makes the names of templates visible to the tests of the screen. */
public final class TemplateMenuNames {
  private TemplateMenuNames() {}

  /** A name that no other template has. */
  public static String free(String text, List<TextTemplate> others) {
    return TemplateMenu.freeName(text, others);
  }
}
