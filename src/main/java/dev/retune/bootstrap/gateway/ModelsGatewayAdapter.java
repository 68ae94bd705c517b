package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.FeedbackModule;
import dev.retune.bootstrap.module.IndexModule;
import dev.retune.bootstrap.module.RetrainingModule;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.install.InstalledModel;
import dev.retune.embedding.install.InstalledModels;
import dev.retune.embedding.install.InstalledReranker;
import dev.retune.embedding.install.ModelSearch;
import dev.retune.embedding.install.ModelSearchResult;
import dev.retune.retraining.modelbench.BenchSelection;
import dev.retune.retraining.modelbench.ModelComparison;
import dev.retune.settings.model.Settings;
import dev.retune.ui.settings.model.InstalledModelDetails;
import dev.retune.ui.settings.model.ModelsGateway;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects the page of models to the services.
 *
 * @param saved reads the settings as they are now
 */
record ModelsGatewayAdapter(
    FeedbackModule feedback,
    IndexModule index,
    RetrainingModule retraining,
    Supplier<Settings> saved)
    implements ModelsGateway {
  private static final Logger LOG = LoggerFactory.getLogger(ModelsGatewayAdapter.class);

  @Override
  public List<InstalledModelDetails> models() {
    List<String> beginnings = DocumentBeginnings.of(feedback.documents());
    Optional<String> live = index.modelUsage().live();
    InstalledModels installed = index.installedModels();
    List<InstalledModel> listed = installed.list();
    String chosen = saved.get().model();
    boolean there = listed.stream().anyMatch(each -> installed.isSame(chosen, each.spec().id()));
    return Stream.concat(listed.stream(), there ? Stream.of() : elsewhere(chosen))
        .map(
            each ->
                new InstalledModelDetails(
                    each,
                    live.filter(each.spec().id()::equals).isPresent(),
                    beginnings.isEmpty()
                        ? Optional.empty()
                        : Optional.of(index.models().fit(each.spec().id(), beginnings))))
        .toList();
  }

  /** A model in a folder outside the home; the page says so when it cannot be used. */
  private Stream<InstalledModel> elsewhere(String chosen) {
    try {
      return Stream.of(index.installedModels().describe(index.models().find(chosen)));
    } catch (ApplicationException e) {
      LOG.warn("The chosen model {} cannot be used", chosen, e);
      return Stream.of();
    }
  }

  @Override
  public List<InstalledReranker> rerankers() {
    return index.installedModels().rerankers();
  }

  @Override
  public List<InstalledModels.Unfinished> unfinished() {
    return index.installedModels().unfinished();
  }

  @Override
  public List<ModelSearchResult> search(ModelSearch.Query query, ProgressMonitor monitor) {
    return index.modelSearch().findAll(query, monitor);
  }

  @Override
  public List<InstalledModels.Fault> check(String id, ProgressMonitor monitor) {
    return index.installedModels().check(id, monitor);
  }

  @Override
  public void remove(String id) {
    InstalledModels installed = index.installedModels();
    if (installed.unfinished().stream().noneMatch(each -> each.id().equals(id))) {
      index.modelUsage().checkUnused(id);
      if (installed.isSame(saved.get().model(), id)) {
        throw new RefusedException("model.isChosen", id);
      }
    }
    var _ = installed.remove(id);
  }

  @Override
  public ModelComparison compare(ProgressMonitor monitor) {
    String current = index.modelUsage().live().orElseGet(() -> saved.get().model());
    return retraining
        .modelBenchmark()
        .compare(
            BenchSelection.of(index.installedModels(), index.modelUsage(), List.of(), current),
            current,
            monitor);
  }

  @Override
  public String addFolder(Path folder) {
    return index.models().add(folder).id();
  }
}
