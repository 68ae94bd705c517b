package dev.retune.cli;

import dev.retune.reasons.ReasonCodes;
import dev.retune.retrain.TriggerReading;
import dev.retune.stats.Stats;

/** Statistics as lines for people. */
final class StatsText {
  private StatsText() {}

  static void print(Terminal terminal, Stats stats, TriggerReading trigger) {
    terminal.say("cli.stats.window", stats.window(), stats.asOf().toString(), stats.zone());
    if (stats.votes() == 0) {
      terminal.say("cli.stats.noVotes");
    } else {
      terminal.say(
          "cli.stats.ratio",
          stats.dislikeRatio(),
          stats.interval().low(),
          stats.interval().high(),
          stats.votes(),
          stats.dislikes());
      terminal.say(
          "cli.stats.more",
          stats.adjudicatedRatio(),
          stats.coverage(),
          stats.answers(),
          stats.answersWithVote(),
          stats.votesPerAnswer());
    }
    terminal.say("cli.stats.trigger", trigger.state(), trigger.why());
    stats
        .reasons()
        .forEach(
            reason ->
                terminal.say(
                    "cli.stats.reason",
                    ReasonCodes.name(terminal.texts(), reason.code()),
                    reason.votes(),
                    reason.share()));
  }
}
