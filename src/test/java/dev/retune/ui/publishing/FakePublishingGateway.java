package dev.retune.ui.publishing;

import dev.retune.common.error.CancelledException;
import dev.retune.common.error.InvalidInputException;
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
import dev.retune.ui.navigation.TestScreenContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two targets: one is behind and keeps a former version, the other does not answer. */
final class FakePublishingGateway implements PublishingGateway {
  final List<TargetConfig> targets = new ArrayList<>();
  final List<String> calls = new ArrayList<>();
  final List<SecretInput> secrets = new ArrayList<>();
  PublishOutcome.State state = PublishOutcome.State.PUBLISHED;
  boolean cancelled;

  FakePublishingGateway() {
    targets.add(target(1, "chat", TargetKind.FILES, "/srv/chat"));
    targets.add(target(2, "db", TargetKind.PGVECTOR, "postgresql://db/chat"));
  }

  static TargetConfig target(long id, String name, TargetKind kind, String address) {
    return new TargetConfig(
        id, name, kind, address, "passages", Optional.empty(), Optional.empty(), true);
  }

  private static HeldVersion held(String version, boolean live) {
    return new HeldVersion(
        new PublishManifest(
            version, "m", "", "", "", "", "MEAN", true, 3, "cosine", "f", "", "c", 500),
        true,
        live);
  }

  @Override
  public List<TargetConfig> targets() {
    return List.copyOf(targets);
  }

  @Override
  public TargetStatus status(TargetConfig target) {
    Optional<String> failure =
        target.name().equals("db") ? Optional.of("db does not answer.") : Optional.empty();
    List<HeldVersion> held =
        failure.isPresent()
            ? List.of()
            : List.of(
                held("v2", !calls.contains("run chat")), held("v3", calls.contains("run chat")));
    return new TargetStatus(
        target,
        failure.isPresent() ? List.of() : held,
        Optional.of("v3"),
        Optional.of(TestScreenContext.NOW),
        List.of(
            new Publication(
                1,
                target.id(),
                Publication.Kind.PUBLISH,
                Publication.State.DONE,
                2,
                Optional.of(
                    new PublishFigures(
                        500,
                        500,
                        0,
                        0,
                        Optional.empty(),
                        Optional.of(new VerificationResult(500, 500, 200, 60, 0.995)))),
                "so",
                List.of(),
                "kim",
                TestScreenContext.NOW,
                Optional.of(TestScreenContext.NOW))),
        failure);
  }

  @Override
  public void add(TargetConfig target, SecretInput password) {
    if (target.address().equals("/etc")) {
      throw new InvalidInputException("publishing.folder", target.name(), "/etc");
    }
    secrets.add(password);
    targets.add(target.withId(targets.size() + 1));
  }

  @Override
  public void change(String before, TargetConfig target, SecretInput password) {
    secrets.add(password);
    targets.replaceAll(old -> old.name().equals(before) ? target.withId(old.id()) : old);
  }

  @Override
  public void remove(String name) {
    targets.removeIf(target -> target.name().equals(name));
  }

  private PublishOutcome done(String call, String name) {
    if (cancelled) {
      throw new CancelledException("progress.cancelled");
    }
    calls.add(call);
    return new PublishOutcome(name, "v3", state, "so", Optional.empty());
  }

  @Override
  public PublishOutcome run(String name, ProgressMonitor monitor) {
    return done("run " + name, name);
  }

  @Override
  public List<PublishOutcome> runAll(ProgressMonitor monitor) {
    return targets.stream().map(target -> done("run " + target.name(), target.name())).toList();
  }

  @Override
  public PublishOutcome verify(String name, ProgressMonitor monitor) {
    return done("verify " + name, name);
  }

  @Override
  public PublishOutcome rollback(String name, String version) {
    return done("rollback " + name + " " + version, name);
  }
}
