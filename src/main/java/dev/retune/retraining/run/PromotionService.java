package dev.retune.retraining.run;

import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.retraining.trigger.TriggerService;
import java.time.Clock;
import java.util.Optional;

/**
 * Changes what is live on a person's word. The trigger then waits for the effect, as after a run.
 */
public final class PromotionService {
  private final IndexVersionRepository versions;
  private final TriggerService trigger;
  private final Clock clock;

  /** Over the versions of a workspace. */
  public PromotionService(IndexVersionRepository versions, TriggerService trigger, Clock clock) {
    this.versions = versions;
    this.trigger = trigger;
    this.clock = clock;
  }

  /**
   * Makes a version live.
   *
   * @param version as people write it, {@code 3} or {@code v3}
   * @throws dev.retune.common.error.InvalidInputException when there is none
   * @throws dev.retune.common.error.RefusedException when it is live already, failed or incomplete
   */
  public IndexVersion promote(String version, String who) {
    return versions.promote(
        versions.named(version).id(), who, trigger.judgement(Optional.empty(), clock.instant()));
  }

  /**
   * Makes the version live that was it before.
   *
   * @throws dev.retune.common.error.RefusedException when there was none
   */
  public IndexVersion rollback(String who) {
    return versions.rollback(who, trigger.judgement(Optional.empty(), clock.instant()));
  }
}
