package dev.retune.ui.settings.model;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.install.InstalledModels;
import dev.retune.embedding.install.InstalledReranker;
import dev.retune.embedding.install.ModelSearch;
import dev.retune.embedding.install.ModelSearchResult;
import dev.retune.retraining.modelbench.ModelComparison;
import java.nio.file.Path;
import java.util.List;

/**
 * The services behind the page of models. Calls may block, so they run off the JavaFX thread; they
 * throw {@link dev.retune.common.error.ApplicationException} on failure.
 */
public interface ModelsGateway {

  /** Returns the models on this machine, and the one in the settings if it is elsewhere. */
  List<InstalledModelDetails> models();

  /** Returns the rerankers on this machine. */
  List<InstalledReranker> rerankers();

  /** Returns the installations that were interrupted. */
  List<InstalledModels.Unfinished> unfinished();

  /** Searches the hub; what cannot run here is among the results, with the reason. */
  List<ModelSearchResult> search(ModelSearch.Query query, ProgressMonitor monitor);

  /** Reads a model's files again; returns what differs from what was installed. */
  List<InstalledModels.Fault> check(String id, ProgressMonitor monitor);

  /** Removes a model or an interrupted installation, unless it is needed. */
  void remove(String id);

  /** Compares all installed models on the golden questions. */
  ModelComparison compare(ProgressMonitor monitor);

  /** Imports a copy of an exported model folder; returns its id. */
  String addFolder(Path folder);
}
