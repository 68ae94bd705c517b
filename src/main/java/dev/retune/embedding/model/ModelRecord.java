package dev.retune.embedding.model;

import dev.retune.embedding.model.ModelSpec.Pooling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where an installed model is from and how it is used; kept in its folder as {@code retune.json}.
 *
 * @param kind what it is used for
 * @param repository name at the hub, such as {@code intfloat/multilingual-e5-small}
 * @param revision the commit, 40 hexadecimal digits
 * @param endpoint address of the hub or mirror it was fetched from
 * @param model path of the model file within the folder, with slashes
 * @param tokenizer path of the tokenizer file
 * @param pooling how token vectors are combined
 * @param normalize whether vectors are scaled to length one
 * @param queryPrefix prepended to queries
 * @param passagePrefix prepended to passages
 * @param maxTokens longest input, including special tokens
 * @param languages codes of its languages as its authors state them; may be empty
 * @param license its license as stated at the hub
 * @param installedAt when it was installed
 * @param files all files but the record itself
 */
public record ModelRecord(
    ModelKind kind,
    String repository,
    String revision,
    String endpoint,
    String model,
    String tokenizer,
    Pooling pooling,
    boolean normalize,
    String queryPrefix,
    String passagePrefix,
    int maxTokens,
    List<String> languages,
    Optional<String> license,
    Instant installedAt,
    List<InstalledFile> files) {

  public ModelRecord {
    languages = List.copyOf(languages);
    files = List.copyOf(files);
  }

  /**
   * A file of a model.
   *
   * @param path path within the folder, with slashes
   * @param size length in bytes
   * @param sha256 hash of its content in lower-case hex
   * @param confirmed whether its content was compared with a hash that the hub gave
   */
  public record InstalledFile(String path, long size, String sha256, boolean confirmed) {}

  /** The length of all files in bytes. */
  public long bytes() {
    return files.stream().mapToLong(InstalledFile::size).sum();
  }
}
