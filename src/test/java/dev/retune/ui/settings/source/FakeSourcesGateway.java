package dev.retune.ui.settings.source;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.explanation.ConnectionFinding;
import dev.retune.feedback.explanation.FeedbackFigures;
import dev.retune.feedback.explanation.FeedbackPair;
import dev.retune.feedback.explanation.MappingEvidence;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.profile.ParameterChoice;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.ui.form.SecretInput;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sources in memory, which give thirty votes of Open WebUI. */
public final class FakeSourcesGateway implements SourcesGateway {
  final List<SourceConfig> saved = new ArrayList<>();
  final Map<String, String> secrets = new HashMap<>();
  final List<SourceConfig> checked = new ArrayList<>();
  final List<FileReading> read = new ArrayList<>();
  final List<FileReading> imported = new ArrayList<>();
  final Map<String, SourceMapping> patterns = new HashMap<>();
  final List<ProfileCatalog.Broken> broken = new ArrayList<>();
  final List<String> typed = new ArrayList<>();
  Optional<ApplicationException> failure = Optional.empty();
  Optional<String> refusal = Optional.empty();
  Optional<String> importName = Optional.of("default");
  List<ParameterChoice> parameters = List.of();
  List<MappingEvidence.Contents> contents = List.of();
  SourceMapping mapping = SourceMapping.GUESSED;

  @Override
  public List<SourceConfig> sources() {
    return List.copyOf(saved);
  }

  @Override
  public List<ProfileOption> profiles() {
    return List.of(new ProfileOption("open-webui", "Open WebUI"));
  }

  @Override
  public List<ProfileCatalog.Broken> brokenProfiles() {
    return List.copyOf(broken);
  }

  @Override
  public SyncState syncState() {
    return new SyncState(Map.of("chat", Instant.parse("2026-11-21T08:00:00Z")), Map.of("chat", 3L));
  }

  @Override
  public ConnectionFinding test(SourceConfig source, SecretInput password) {
    fail();
    return new ConnectionFinding(Optional.of("Open WebUI"), 20);
  }

  @Override
  public SourceExplanation check(
      SourceConfig source, SecretInput password, ProgressMonitor monitor) {
    fail();
    checked.add(source);
    typed.add(password.typed().orElse(""));
    return explanation(source.name());
  }

  @Override
  public List<SourceExplanation> check(FileReading files, ProgressMonitor monitor) {
    fail();
    read.add(files);
    return List.of(explanation(files.paths().getFirst().toString()));
  }

  @Override
  public Optional<String> importName(List<Path> files) {
    return importName;
  }

  private void fail() {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  SourceExplanation explanation(String source) {
    FeedbackFigures figures =
        refusal.isPresent()
            ? FeedbackFigures.empty()
            : new FeedbackFigures(
                40,
                0,
                0,
                30,
                18,
                12,
                1,
                12,
                2,
                0,
                Optional.of(Instant.parse("2026-10-19T08:00:00Z")),
                Optional.of(Instant.parse("2026-11-16T08:00:00Z")));
    return new SourceExplanation(
        source,
        Optional.of(new SourceExplanation.Product("open-webui", "", "Open WebUI")),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of(),
        figures,
        List.of(new SourceExplanation.LeftOut("comparisons that ended in a draw", 4)),
        List.of(),
        List.of(
            new FeedbackPair(
                Optional.of("How?"),
                Optional.of("So."),
                "like",
                Optional.empty(),
                Optional.empty())),
        refusal.map(key -> key + " in full"),
        new MappingEvidence(
            contents,
            Map.of(),
            Map.of(),
            List.of(),
            parameters,
            refusal.map(key -> new InvalidInputException(key, source, "x"))));
  }

  @Override
  public SourceMapping savedMapping(List<Path> files) {
    return mapping;
  }

  @Override
  public void saveMapping(String pattern, SourceMapping other) {
    fail();
    patterns.put(pattern, other);
  }

  @Override
  public List<ImportReport> importFiles(FileReading files, ProgressMonitor monitor) {
    fail();
    imported.add(files);
    return List.of(
        new ImportReport(
            "chat.csv",
            new RowCounts(0, 0, 3, 0),
            new RowCounts(0, 0, 3, 0),
            RowCounts.ZERO,
            RowCounts.ZERO,
            List.of()));
  }

  @Override
  public List<SourceConfig> add(SourceConfig source, SecretInput password) {
    return replace("", source, password);
  }

  @Override
  public List<SourceConfig> replace(String before, SourceConfig source, SecretInput password) {
    fail();
    password.typed().ifPresent(secret -> secrets.put(source.passwordEnv().orElseThrow(), secret));
    saved.removeIf(one -> before.equals(one.name()));
    saved.add(source);
    return sources();
  }

  @Override
  public List<SourceConfig> remove(String name) {
    saved.removeIf(one -> one.name().equals(name));
    return sources();
  }
}
