package dev.retune.publishing.run;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.StoredText;
import dev.retune.index.version.IndexVersion;
import dev.retune.publishing.model.Publication;
import dev.retune.publishing.model.PublishFigures;
import dev.retune.publishing.model.PublishOutcome;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.store.PublicationRepository.PublicationEnding;
import java.util.Optional;
import java.util.function.Function;

/** Records one attempt with its steps, and how it ended, whatever happens. */
final class PublishAttempt {
  private final PublisherParts parts;
  private final TargetConfig target;
  private final Publication.Kind kind;
  private final long version;
  private final String who;
  private final long id;

  private PublishAttempt(
      PublisherParts parts, TargetConfig target, Publication.Kind kind, long version, String who) {
    this.parts = parts;
    this.target = target;
    this.kind = kind;
    this.version = version;
    this.who = who;
    this.id = parts.publications().start(target, kind, version, who, parts.clock().instant());
  }

  /** Records an attempt for a version's number, runs it, and records how it ended. */
  static PublishOutcome run(
      PublisherParts parts,
      TargetConfig target,
      Publication.Kind kind,
      long version,
      String who,
      Function<PublishAttempt, PublishOutcome> work) {
    return new PublishAttempt(parts, target, kind, version, who).recorded(work);
  }

  void step(String step) {
    parts.publications().step(target, kind, step, version, who, parts.clock().instant());
  }

  private PublishOutcome recorded(Function<PublishAttempt, PublishOutcome> work) {
    try {
      return work.apply(this);
    } catch (ApplicationException e) {
      end(failed(StoredText.of(parts.texts(), e)));
      throw e;
    } catch (RuntimeException e) {
      end(failed(StoredText.plain(String.valueOf(e.getMessage()))));
      throw e;
    }
  }

  private static PublicationEnding failed(StoredText why) {
    return new PublicationEnding(Publication.State.FAILED, Optional.empty(), why);
  }

  PublishOutcome ended(PublishOutcome.State state, PublishFigures figures, Message sentence) {
    Publication.State ending =
        state == PublishOutcome.State.REFUSED ? Publication.State.REFUSED : Publication.State.DONE;
    StoredText why = StoredText.of(parts.texts(), sentence);
    end(new PublicationEnding(ending, Optional.of(figures), why));
    return new PublishOutcome(
        target.name(), IndexVersion.label(version), state, why.text(), Optional.of(figures));
  }

  private void end(PublicationEnding ending) {
    parts.publications().end(id, target, kind, ending, version, who, parts.clock().instant());
  }
}
