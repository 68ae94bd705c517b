package dev.retune.retraining.run;

import dev.retune.index.version.IndexPromotionRepository;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.persistence.LeaseFence;
import dev.retune.persistence.TransactionContext;
import dev.retune.retraining.trigger.TriggerService;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Promotes and rolls back versions for a user. The trigger then waits for the effect, as after a
 * run.
 */
public final class PromotionService {
  private final IndexVersionRepository versions;
  private final IndexPromotionRepository promotions;
  private final TriggerService trigger;
  private final Clock clock;

  /** Creates a service for a workspace. */
  public PromotionService(
      IndexVersionRepository versions,
      IndexPromotionRepository promotions,
      TriggerService trigger,
      Clock clock) {
    this.versions = versions;
    this.promotions = promotions;
    this.trigger = trigger;
    this.clock = clock;
  }

  /**
   * Makes a version live.
   *
   * @param version as typed by a user, {@code 3} or {@code v3}
   * @throws dev.retune.common.error.InvalidInputException when it does not exist
   * @throws dev.retune.common.error.RefusedException when it is already live, failed or incomplete
   */
  public IndexVersion promote(String version, String who) {
    return promotions.promote(
        versions.named(version).id(), who, trigger.judgement(clock.instant()));
  }

  /**
   * Makes a version live that was compared with another one, if that one is still live.
   *
   * @param expected id of the version that it was compared with
   * @param fence checked in the transaction
   * @throws dev.retune.common.error.RefusedException when another version has gone live since
   */
  public IndexVersion promoteFrom(long expected, long version, String who, LeaseFence fence) {
    Consumer<TransactionContext> held = fence::check;
    return promotions.promoteFrom(
        expected, version, who, held.andThen(trigger.judgement(clock.instant())));
  }

  /** Id of the version that a rollback would restore. */
  public Optional<Long> previous() {
    return promotions.previous();
  }

  /**
   * Restores the version that was live before.
   *
   * @throws dev.retune.common.error.RefusedException when there is none
   */
  public IndexVersion rollback(String who) {
    return promotions.rollback(who, trigger.judgement(clock.instant()));
  }
}
