package dev.retune.ui.shell;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.Publication;
import dev.retune.publishing.model.PublishFigures;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishOutcome;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.model.TargetKind;
import dev.retune.publishing.model.TargetStatus;
import dev.retune.publishing.model.VerificationResult;
import dev.retune.ui.form.SecretInput;
import dev.retune.ui.publishing.PublishingGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Targets for pictures, whose servers are not there: current, behind and silent. */
record SamplePublishing(Texts texts, Instant now) implements PublishingGateway {
  private static final long PASSAGES = 400;

  private static TargetConfig target(
      long id, String name, TargetKind kind, String address, String place) {
    return new TargetConfig(
        id,
        name,
        kind,
        address,
        place,
        Optional.of("retune").filter(_ -> kind.takesUser()),
        Optional.of("CHAT_DB_PASSWORD").filter(_ -> kind.takesUser()),
        id != 3);
  }

  @Override
  public List<TargetConfig> targets() {
    return List.of(
        target(1, "notebook", TargetKind.FILES, "/srv/chat/index", "retune"),
        target(2, "chat", TargetKind.PGVECTOR, "postgresql://db.example/chat", "passages"),
        target(3, "staging", TargetKind.CHROMA, "http://localhost:8000", "chat-passages"),
        target(4, "support", TargetKind.WEAVIATE, "https://search.example:8080", "Support"),
        target(5, "faq", TargetKind.MILVUS, "https://milvus.example:19530", "faq"),
        target(6, "analysis", TargetKind.ARROW, "/srv/analysis/arrow", "retune"));
  }

  private static HeldVersion held(String version, boolean live) {
    return new HeldVersion(
        new PublishManifest(
            version, "m", "", "", "", "", "MEAN", true, 384, "cosine", "f", "", "c", PASSAGES),
        true,
        live);
  }

  @Override
  public TargetStatus status(TargetConfig target) {
    boolean silent = target.id() == 3;
    boolean behind = target.id() == 1;
    Instant then = now.minus(Duration.ofHours(behind ? 200 : 2));
    Publication last =
        new Publication(
            1,
            target.id(),
            Publication.Kind.PUBLISH,
            silent ? Publication.State.FAILED : Publication.State.DONE,
            behind ? 3 : 4,
            silent
                ? Optional.empty()
                : Optional.of(
                    new PublishFigures(
                        PASSAGES,
                        31,
                        PASSAGES - 31,
                        0,
                        Optional.empty(),
                        Optional.of(new VerificationResult(PASSAGES, PASSAGES, 200, 168, 0.9965)))),
            silent ? unreachable(target) : "",
            List.of(),
            "kim",
            then,
            Optional.of(then.plusSeconds(9)));
    return new TargetStatus(
        target,
        silent
            ? List.of()
            : List.of(held(behind ? "v3" : "v4", true), held(behind ? "v2" : "v3", false)),
        Optional.of("v4"),
        Optional.of(now.minus(Duration.ofHours(3))),
        List.of(last),
        silent ? Optional.of(unreachable(target)) : Optional.empty());
  }

  private String unreachable(TargetConfig target) {
    return texts.get("publishing.http.unavailable", target.name(), "localhost:8000");
  }

  @Override
  public void add(TargetConfig target, SecretInput password) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void change(String before, TargetConfig target, SecretInput password) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void remove(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PublishOutcome run(String name, ProgressMonitor monitor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<PublishOutcome> runAll(ProgressMonitor monitor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PublishOutcome verify(String name, ProgressMonitor monitor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PublishOutcome rollback(String name, String version) {
    throw new UnsupportedOperationException();
  }
}
