package dev.retune.embedding.install;

import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelKind;
import dev.retune.embedding.model.ModelRecord;
import dev.retune.embedding.model.ModelSpec;
import java.util.List;
import java.util.Optional;

/**
 * A model on this machine.
 *
 * @param spec its description
 * @param record where it is from; empty for the built-in model and for copied folders
 * @param bytes length of its files
 */
public record InstalledModel(ModelSpec spec, Optional<ModelRecord> record, long bytes) {
  private static final List<String> BUILT_IN_LANGUAGES = List.of("en");
  private static final String BUILT_IN_LICENSE = "apache-2.0";

  /** Whether it came with the program; it has no record. */
  public boolean isBuiltIn() {
    return spec.id().equals(ModelCatalog.BUILT_IN);
  }

  /** What it is used for; a folder without a record is taken for an embedding model. */
  public ModelKind kind() {
    return record.map(ModelRecord::kind).orElse(ModelKind.EMBEDDING);
  }

  /** Codes of its languages as its authors state them; empty when they do not. */
  public List<String> languages() {
    return isBuiltIn() ? BUILT_IN_LANGUAGES : record.map(ModelRecord::languages).orElse(List.of());
  }

  /** Its license as its authors state it. */
  public Optional<String> license() {
    return isBuiltIn() ? Optional.of(BUILT_IN_LICENSE) : record.flatMap(ModelRecord::license);
  }
}
