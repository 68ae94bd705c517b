package dev.retune.retraining.run;

import dev.retune.index.version.IndexPromotionRepository;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.retraining.trigger.TriggerService;
import java.time.Clock;

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
   * Restores the version that was live before.
   *
   * @throws dev.retune.common.error.RefusedException when there is none
   */
  public IndexVersion rollback(String who) {
    return promotions.rollback(who, trigger.judgement(clock.instant()));
  }
}
