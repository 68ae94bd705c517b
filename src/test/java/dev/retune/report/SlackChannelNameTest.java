package dev.retune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.delivery.DeliveryErrorFormatter;
import dev.retune.report.slack.FakeSlack.Outcome;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A channel may be given by its name, where the token may list channels. */
class SlackChannelNameTest extends SlackFixture {
  private static final Texts TEXTS = new Texts(Locale.ENGLISH);

  @Test
  void aNameIsSentToItsIdAndBothAreOneChannel() {
    slack.listing("general", CHANNEL).answering(Outcome.TAKEN);
    assertThat(sender().to("#general").send(WEEK, MESSAGE, false, "ann").channel())
        .isEqualTo(CHANNEL);
    assertThat(slack.posts().getLast()).containsEntry("channel", CHANNEL);
    assertThat(sender().delivery(WEEK)).isPresent();
  }

  @Test
  void aNewProcessKnowsWhatWasSentByName() {
    slack.listing("general", CHANNEL).answering(Outcome.TAKEN);
    assertThat(sender().to("#general").delivery(WEEK)).isEmpty();
    var _ = sender().to("#general").send(WEEK, MESSAGE, false, "ann");
    slack.refusingList();
    // each sender has a directory of its own, as after a restart
    assertThat(sender().to("general").delivery(WEEK))
        .get()
        .returns(CHANNEL, Delivery::channel)
        .returns(Delivery.State.SENT, Delivery::state);
    assertThat(sender().to("#random").delivery(WEEK)).isEmpty();
  }

  @Test
  void withoutThePermissionItSaysWhatIsWanted() {
    slack.refusingList();
    assertThat(refusal("#general")).contains("#general", "C0123456789", "channels:read");
    assertThat(slack.posts()).isEmpty();
  }

  @Test
  void anUnknownNameIsRefused() {
    slack.listing("random", "C0999999999");
    assertThat(refusal("general")).contains("general", "/invite");
  }

  private String refusal(String channel) {
    return TEXTS.get(
        catchThrowableOfType(
            InvalidInputException.class,
            () -> sender().to(channel).send(WEEK, MESSAGE, false, "ann")));
  }

  @Test
  void theHistoryHasSentencesInsteadOfCodes() {
    DeliveryErrorFormatter errors = new DeliveryErrorFormatter(TEXTS);
    assertThat(errors.sentence("invalid_auth"))
        .startsWith("Slack does not accept the token")
        .doesNotContain("invalid_auth");
    assertThat(errors.sentence("no picture: missing_scope (files:write)"))
        .startsWith("Sent without its chart")
        .contains("files:write")
        .doesNotContain("missing_scope");
  }
}
