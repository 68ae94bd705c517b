package dev.retune.embedding.install;

import java.util.List;

/**
 * The file of a model that will be run, and why.
 *
 * @param path its path in the repository
 * @param label its name among the variants; empty for the standard one
 * @param form the message key of what it is
 * @param suits whether it was made for this processor or for every one
 * @param asked whether the user named it
 * @param others the names of the other variants
 */
public record VariantChoice(
    String path, String label, String form, boolean suits, boolean asked, List<String> others) {

  public VariantChoice {
    others = List.copyOf(others);
  }

  /** Whether its weights are bytes. */
  public boolean isQuantized() {
    return form.startsWith("model.form.int8");
  }
}
