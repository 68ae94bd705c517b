package dev.retune.ui.settings.source;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.explanation.ConnectionFinding;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.ui.form.SecretInput;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The services behind this page. Calls may block, so they run off the JavaFX thread; they throw
 * {@link dev.retune.common.error.ApplicationException} on failure.
 */
public interface SourcesGateway {

  /** Returns the configured sources. */
  List<SourceConfig> sources();

  /** A profile that can be chosen. */
  record ProfileOption(String name, String title) {}

  /** Returns the profiles by their titles. */
  List<ProfileOption> profiles();

  /** Returns the user's profiles that are not valid, and are left out. */
  List<ProfileCatalog.Broken> brokenProfiles();

  /**
   * What the workspace knows about its sources, by their names.
   *
   * @param lastSyncs when each was last read
   * @param waiting votes without an answer
   */
  record SyncState(Map<String, Instant> lastSyncs, Map<String, Long> waiting) {}

  /** Returns what the workspace knows about its sources. */
  SyncState syncState();

  /** Tests whether a source can be reached and read. */
  ConnectionFinding test(SourceConfig source, SecretInput password);

  /** Reads a source without storing anything. */
  SourceExplanation check(SourceConfig source, SecretInput password, ProgressMonitor monitor);

  /** Reads files without storing anything. */
  List<SourceExplanation> check(FileReading files, ProgressMonitor monitor);

  /** Returns the mapping that the settings have for the first of these files. */
  SourceMapping savedMapping(List<Path> files);

  /**
   * Saves a mapping for files of the same kind.
   *
   * @param pattern pattern of file names, such as {@code export-*.csv}
   */
  void saveMapping(String pattern, SourceMapping mapping);

  /**
   * Returns the name of the source that files are imported into unless another one is given; empty
   * where each file gets its own.
   */
  Optional<String> importName(List<Path> files);

  /** Imports files, one report each. */
  List<ImportReport> importFiles(FileReading files, ProgressMonitor monitor);

  /**
   * Adds a source to the settings, and its password to the keyring if one was typed.
   *
   * @return all sources
   */
  List<SourceConfig> add(SourceConfig source, SecretInput password);

  /**
   * Saves a source in the settings, and its password in the keyring if one was typed.
   *
   * @param before name of the source that it replaces; if there is none anymore, it is added
   * @return all sources
   */
  List<SourceConfig> replace(String before, SourceConfig source, SecretInput password);

  /** Removes a source from the settings; returns the others. */
  List<SourceConfig> remove(String name);
}
