package dev.retune.embedding.install;

import dev.retune.embedding.hub.HubFile;
import dev.retune.embedding.hub.HubModel;
import dev.retune.embedding.model.ModelKind;
import dev.retune.embedding.model.ModelSettings;
import java.util.List;
import java.util.Optional;

/**
 * What an installation would do; shown before it is done.
 *
 * @param id the model's name on this machine, which is that of its folder
 * @param kind what the model is used for
 * @param model what the hub tells about it
 * @param renamedFrom the name that was asked for, when the model has another one now
 * @param choice the file that will be run
 * @param tokenizer path of the tokenizer file
 * @param settings how it is used; pooling, prefixes and length
 * @param files the files to install
 * @param repository all files of the repository
 * @param possible bytes that may come in addition: the files of separate weights are named in the
 *     model file, and of a large one that is only known once it is here
 * @param fromCache whether nothing is requested, because all is in the cache of the hub's clients
 */
public record InstallationPlan(
    String id,
    ModelKind kind,
    HubModel model,
    Optional<String> renamedFrom,
    VariantChoice choice,
    String tokenizer,
    ModelSettings settings,
    List<PlannedFile> files,
    List<HubFile> repository,
    long possible,
    boolean fromCache) {

  public InstallationPlan {
    files = List.copyOf(files);
    repository = List.copyOf(repository);
  }

  /** The length of all files in bytes. */
  public long bytes() {
    return files.stream().mapToLong(each -> each.file().size()).sum();
  }

  /** How many of these bytes are on this machine already. */
  public long present() {
    return files.stream().mapToLong(PlannedFile::present).sum();
  }
}
