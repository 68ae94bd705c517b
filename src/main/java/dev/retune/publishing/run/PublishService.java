package dev.retune.publishing.run;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.CancelledException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.i18n.Message;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.Publication;
import dev.retune.publishing.model.PublishFigures;
import dev.retune.publishing.model.PublishOutcome;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.model.TargetStatus;
import dev.retune.publishing.store.PublishTargetRepository;
import dev.retune.publishing.target.PublishTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Targets, what they hold, and publishing into them. The caller takes care that it runs once. */
public final class PublishService {
  private static final int REMEMBERED = 20;

  private final PublisherParts parts;
  private final PublishTargetRepository targets;
  private final IndexVersionRepository versions;
  private final Publisher publisher;

  /** Creates a service for a workspace. */
  public PublishService(
      PublisherParts parts, PublishTargetRepository targets, IndexVersionRepository versions) {
    this.parts = parts;
    this.targets = targets;
    this.versions = versions;
    this.publisher = new Publisher(parts);
  }

  /**
   * Stores a target, after connecting to it.
   *
   * @throws InvalidInputException when its name or place is taken, or it cannot be used
   */
  public void add(TargetConfig typed, String who) {
    TargetConfig target = typed.checked();
    targets.requireFree(target.name());
    requireUsable(target, targets.all());
    targets.add(target, who, parts.clock().instant());
  }

  /**
   * Changes a target, after connecting to it. What it held at a former place stays there, and the
   * new place counts as one that nothing was published into.
   *
   * @param before its name until now
   * @throws InvalidInputException when its name or place is taken, or it cannot be used
   */
  public void change(String before, TargetConfig typed, String who) {
    TargetConfig old = targets.named(before);
    TargetConfig target = typed.checked().withId(old.id());
    List<TargetConfig> others = targets.all().stream().filter(t -> t.id() != old.id()).toList();
    PublishTargetRepository.requireFree(target.name(), others);
    requireUsable(target, others);
    targets.change(target, !TargetPlace.isShared(old, target), who, parts.clock().instant());
  }

  private void requireUsable(TargetConfig target, List<TargetConfig> others) {
    // a new folder exists after this, so that links to it can be compared
    parts.opener().open(target).close();
    others.stream()
        .filter(other -> TargetPlace.isShared(target, other))
        .findFirst()
        .ifPresent(
            other -> {
              throw new InvalidInputException("publishing.samePlace", other.name());
            });
  }

  /** Forgets a target; what it holds stays there. */
  public void remove(String name, String who) {
    targets.remove(targets.named(name), who, parts.clock().instant());
  }

  /** All targets with what they hold; one that does not answer says why. */
  public List<TargetStatus> list() {
    return targets.all().stream().map(this::status).toList();
  }

  /** All targets, in the order in which they were added; none is asked. */
  public List<TargetConfig> targets() {
    return targets.all();
  }

  /**
   * The target with a name; it is not asked.
   *
   * @throws InvalidInputException when there is none
   */
  public TargetConfig named(String name) {
    return targets.named(name);
  }

  /** A target with what it holds; one that does not answer says why. */
  public TargetStatus status(TargetConfig config) {
    List<Publication> attempts = parts.publications().of(config.id(), REMEMBERED);
    Optional<String> wanted = versions.liveId().map(IndexVersion::label);
    Optional<Instant> since = wanted.flatMap(_ -> versions.liveSince());
    try (PublishTarget target = parts.opener().open(config)) {
      return new TargetStatus(config, target.held(), wanted, since, attempts, Optional.empty());
    } catch (ApplicationException e) {
      return new TargetStatus(
          config, List.of(), wanted, since, attempts, Optional.of(parts.texts().get(e)));
    }
  }

  /**
   * Publishes the live version into a target.
   *
   * @throws RefusedException when no version is live
   */
  public PublishOutcome run(String name, String who, ProgressMonitor monitor) {
    return publisher.publish(targets.named(name), live(), who, monitor);
  }

  /** Publishes the live version into each target. */
  public List<PublishOutcome> runAll(String who, ProgressMonitor monitor) {
    IndexVersion live = live();
    return targets.all().stream().map(target -> tried(target, live, who, monitor)).toList();
  }

  private IndexVersion live() {
    return versions.live().orElseThrow(() -> new RefusedException("publishing.noLive"));
  }

  /** Verifies what chat products read from a target. */
  public PublishOutcome verify(String name, String who, ProgressMonitor monitor) {
    TargetConfig config = targets.named(name);
    HeldVersion live = liveAt(config);
    return publisher.verify(config, known(config, live.version()), who, monitor);
  }

  private HeldVersion liveAt(TargetConfig config) {
    try (PublishTarget target = parts.opener().open(config)) {
      return target.held().stream()
          .filter(HeldVersion::live)
          .findFirst()
          .orElseThrow(() -> new RefusedException("publishing.nothingThere", config.name()));
    }
  }

  private IndexVersion known(TargetConfig config, String label) {
    return versions
        .byId(IndexVersion.id(label))
        .orElseThrow(() -> new RefusedException("publishing.versionGone", config.name(), label));
  }

  /**
   * Makes the version live at a target that was live there before.
   *
   * @throws RefusedException when the target has none
   */
  public PublishOutcome rollback(String name, String who) {
    TargetConfig config = targets.named(name);
    try (PublishTarget target = parts.opener().open(config)) {
      HeldVersion former =
          TargetStatus.former(target.held())
              .orElseThrow(() -> new RefusedException("publishing.noFormer", config.name()));
      return rolledBack(config, target, former, who);
    }
  }

  /**
   * The same, for a person who was told which version it is.
   *
   * @throws RefusedException when it is another one by now
   */
  public PublishOutcome rollback(String name, String version, String who) {
    TargetConfig config = targets.named(name);
    try (PublishTarget target = parts.opener().open(config)) {
      HeldVersion former =
          TargetStatus.former(target.held())
              .filter(held -> held.version().equals(version))
              .orElseThrow(
                  () -> new RefusedException("publishing.otherFormer", config.name(), version));
      return rolledBack(config, target, former, who);
    }
  }

  private PublishOutcome rolledBack(
      TargetConfig config, PublishTarget target, HeldVersion former, String who) {
    return PublishAttempt.run(
        parts,
        config,
        Publication.Kind.ROLLBACK,
        IndexVersion.id(former.version()),
        who,
        attempt -> {
          target.goLive(former.version());
          long counted = target.countLive();
          long gone = target.deleted(former.version()).size();
          PublishFigures figures =
              new PublishFigures(counted, 0, 0, gone, Optional.empty(), Optional.empty());
          boolean whole = counted + gone >= former.manifest().passages();
          return attempt.ended(
              whole ? PublishOutcome.State.PUBLISHED : PublishOutcome.State.REFUSED,
              figures,
              Message.of(
                  whole ? "publishing.rolledBack" : "publishing.rolledBackShort",
                  former.version(),
                  counted,
                  former.manifest().passages()));
        });
  }

  /**
   * Brings every automatic target to the live version, in the order in which they were added. One
   * that does not answer does not keep the others, and is tried again the next time. One whose
   * verification failed is left to people.
   *
   * @param pause how long a target that failed is left alone
   * @return an outcome for each that was not up to date
   */
  public List<PublishOutcome> catchUp(String who, Duration pause, ProgressMonitor monitor) {
    Optional<IndexVersion> live = versions.live();
    List<PublishOutcome> outcomes = new ArrayList<>();
    if (live.isPresent()) {
      for (TargetConfig target : targets.all()) {
        monitor.check();
        if (target.automatic() && isBehind(target, live.get(), pause)) {
          outcomes.add(tried(target, live.get(), who, monitor));
        }
      }
    }
    return outcomes;
  }

  /** Whether {@link #catchUp} has anything to do. */
  public boolean isAnyBehind(Duration pause) {
    Optional<IndexVersion> live = versions.live();
    return live.isPresent()
        && targets.all().stream()
            .anyMatch(target -> target.automatic() && isBehind(target, live.get(), pause));
  }

  /** Whether a target was not brought to a version; one that a person took back stays there. */
  private boolean isBehind(TargetConfig target, IndexVersion live, Duration pause) {
    List<Publication> attempts = parts.publications().of(target.id(), REMEMBERED);
    Instant retry = parts.clock().instant().minus(pause);
    boolean pausing =
        attempts.stream()
            .limit(1)
            .anyMatch(
                attempt ->
                    attempt.state() == Publication.State.FAILED
                        && attempt.version() == live.id()
                        && attempt.startedAt().isAfter(retry));
    Optional<Publication> last =
        attempts.stream()
            .filter(attempt -> attempt.kind() != Publication.Kind.VERIFY)
            .filter(
                attempt ->
                    attempt.state() == Publication.State.DONE
                        || attempt.state() == Publication.State.REFUSED)
            .findFirst();
    boolean there = last.filter(attempt -> attempt.version() == live.id()).isPresent();
    Instant since = versions.liveSince().orElse(Instant.EPOCH);
    boolean takenBack =
        last.filter(attempt -> attempt.kind() == Publication.Kind.ROLLBACK)
            .filter(attempt -> attempt.startedAt().isAfter(since))
            .isPresent();
    return !there && !takenBack && !pausing;
  }

  private PublishOutcome tried(
      TargetConfig target, IndexVersion version, String who, ProgressMonitor monitor) {
    try {
      return publisher.publish(target, version, who, monitor);
    } catch (CancelledException e) {
      throw e;
    } catch (ApplicationException e) {
      return new PublishOutcome(
          target.name(),
          version.label(),
          PublishOutcome.State.FAILED,
          parts.texts().get("publishing.later", parts.texts().get(e)),
          Optional.empty());
    }
  }
}
