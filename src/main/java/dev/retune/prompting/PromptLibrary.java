package dev.retune.prompting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.query.PromptLabelRepository;
import dev.retune.feedback.query.PromptLabelRepository.LabelCounts;
import dev.retune.feedback.remote.LangfusePrompts;
import dev.retune.feedback.remote.PromptPick;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.persistence.Workspace;
import dev.retune.prompting.exchange.PromptDocument;
import dev.retune.prompting.model.NewPromptVersion;
import dev.retune.prompting.model.PromptChange;
import dev.retune.prompting.model.PromptOrigin;
import dev.retune.prompting.model.PromptSummary;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.prompting.store.PromptPromotionRepository;
import dev.retune.prompting.store.PromptRepository;
import dev.retune.retraining.statistics.TwoProportionZTest;
import dev.retune.statistics.model.DislikeRatio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prompts with their versions: adding, importing, going live, going back, and the effect. */
public final class PromptLibrary {
  private static final Duration LONGEST = Duration.ofDays(28);
  private static final int LONGEST_NAME = 150;

  private final PromptRepository prompts;
  private final PromptPromotionRepository promotions;
  private final PromptLabelRepository votes;
  private final LangfusePrompts langfuse;
  private final Clock clock;

  /** Works on one workspace. */
  public PromptLibrary(Workspace workspace, LangfusePrompts langfuse, Clock clock) {
    this.prompts = new PromptRepository(workspace, clock);
    this.promotions = new PromptPromotionRepository(workspace, clock);
    this.votes = new PromptLabelRepository(workspace);
    this.langfuse = langfuse;
    this.clock = clock;
  }

  /** Returns all prompts in alphabetical order. */
  public List<PromptSummary> list() {
    return prompts.list();
  }

  /** Returns the versions of a prompt, newest first. */
  public List<PromptVersion> versions(String name) {
    return prompts.versions(name);
  }

  /** Returns a version by its number. */
  public PromptVersion version(String name, int number) {
    return prompts.byNumber(name, number);
  }

  /**
   * Returns the live version.
   *
   * @throws InvalidInputException when there is none
   */
  public PromptVersion live(String name) {
    var _ = prompts.versions(name);
    return prompts.live(name).orElseThrow(() -> new InvalidInputException("prompts.noLive", name));
  }

  /** Returns the live version; empty when there is none, or no such prompt. */
  public Optional<PromptVersion> findLive(String name) {
    return prompts.live(name);
  }

  /** How a version is added. */
  public record Addition(String name, PromptDocument document, PromptOrigin origin, String who) {}

  /** Adds a version whose label is its name and number. */
  public PromptVersion add(Addition addition) {
    return prompts.add(version(addition));
  }

  /** Adds a version whose answers have a certain label. */
  public PromptVersion add(Addition addition, String label) {
    return prompts.add(version(addition).labelled(label));
  }

  /** Returns the newest version of the prompt when it has the same text, model and parameters. */
  public Optional<PromptVersion> newestAlike(Addition addition) {
    String name = addition.name().strip();
    return prompts.list().stream().anyMatch(prompt -> prompt.name().equals(name))
        ? prompts.versions(name).stream()
            .findFirst()
            .filter(newest -> isSame(newest, addition.document()))
        : Optional.empty();
  }

  private NewPromptVersion version(Addition addition) {
    String name = addition.name().strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new InvalidInputException("prompts.name", LONGEST_NAME);
    }
    return new NewPromptVersion(
        name,
        addition.document().text(),
        addition.document().model(),
        addition.document().parameters(),
        prompts.live(name).map(PromptVersion::id),
        addition.origin(),
        Optional.empty(),
        "",
        addition.who());
  }

  /** Reads a file. */
  public static PromptDocument read(Path file) {
    try {
      return PromptDocument.read(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new InvalidInputException(e, "prompts.file.unreadable", file.toString());
    }
  }

  /**
   * Adds a version that Langfuse has, unless it is here with the same text, model and parameters.
   */
  public PromptVersion importFrom(SourceConfig source, String name, PromptPick pick, String who) {
    ObjectNode found = langfuse.find(source, name, pick);
    PromptDocument document = PromptDocument.read(found);
    String version = name + "@" + found.path("version").asInt();
    Optional<PromptVersion> same =
        prompts.list().stream().anyMatch(prompt -> prompt.name().equals(name))
            ? prompts.versions(name).stream()
                .filter(one -> one.label().equals(version) && isSame(one, document))
                .findFirst()
            : Optional.empty();
    return same.orElseGet(
        () -> add(new Addition(name, document, PromptOrigin.LANGFUSE, who), version));
  }

  private static boolean isSame(PromptVersion version, PromptDocument document) {
    return version.text().equals(document.text())
        && version.model().equals(document.model())
        && version.parameters().equals(document.parameters());
  }

  /**
   * Makes a version live.
   *
   * @param unproven whether a version that the gate has not accepted may go live, too
   */
  public PromptVersion promote(PromptVersion version, boolean unproven, String who) {
    return promotions.promote(version.id(), unproven, who);
  }

  /** Restores the version that was live before. */
  public PromptVersion rollback(String name, String who) {
    return promotions.rollback(name, who);
  }

  /** Returns the changes of a prompt and what users made of them, newest first. */
  public List<PromptEffect> effects(String name) {
    return effects(name, clock.instant());
  }

  /** The same as it was at an instant. */
  public List<PromptEffect> effects(String name, Instant now) {
    List<PromptChange> changes = promotions.history(name, now);
    List<PromptEffect> effects = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      Instant next = i == 0 ? now : changes.get(i - 1).at();
      effects.add(effect(changes.get(i), next));
    }
    return effects;
  }

  private PromptEffect effect(PromptChange change, Instant next) {
    Instant at = change.at();
    Instant end = next.isBefore(at.plus(LONGEST)) ? next : at.plus(LONGEST);
    DislikeRatio before =
        change
            .from()
            .map(version -> ratio(version, at.minus(LONGEST), at))
            .orElse(new DislikeRatio(0, 0));
    DislikeRatio after = ratio(change.to(), at, end);
    TwoProportionZTest test = TwoProportionZTest.of(before, after);
    return new PromptEffect(
        change, before, after, test.change(), test.interval(), test.pValue(), test.verdict());
  }

  private DislikeRatio ratio(PromptVersion version, Instant from, Instant to) {
    LabelCounts counts = votes.of(version.label(), from, to);
    return new DislikeRatio(counts.likes() + counts.dislikes(), counts.dislikes());
  }
}
