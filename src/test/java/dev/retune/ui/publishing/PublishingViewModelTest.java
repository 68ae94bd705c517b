package dev.retune.ui.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.publishing.model.PublishOutcome;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.model.TargetKind;
import dev.retune.ui.format.Severity;
import dev.retune.ui.installation.InstallationContext;
import dev.retune.ui.navigation.TestScreenContext;
import dev.retune.ui.publishing.TargetRow.Standing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishingViewModelTest {
  private final TestScreenContext context = new TestScreenContext();
  private final FakePublishingGateway gateway = new FakePublishingGateway();
  private final PublishingViewModel model =
      new PublishingViewModel(gateway, context.screenContext());

  private TargetRow selected() {
    return model.selected().get().orElseThrow();
  }

  @Test
  void eachTargetSaysHowItStands() {
    model.enter();
    assertThat(model.rows())
        .extracting(TargetRow::standing)
        .containsExactly(Standing.BEHIND, Standing.SILENT);
    assertThat(selected().target().name()).isEqualTo("chat");
    assertThat(selected().live()).contains("v2");
  }

  @Test
  void publishingBringsTheTargetUpToDateAndItStaysSelected() {
    model.enter();
    model.publish();
    assertThat(gateway.calls).containsExactly("run chat");
    assertThat(selected().standing()).isEqualTo(Standing.CURRENT);
    assertThat(model.run().outcome().get())
        .returns(Severity.CALM, result -> result.severity())
        .returns("chat, v3: so", result -> result.text());
    assertThat(model.run().busy().get()).isFalse();
    model.select(model.rows().get(1));
    model.verify();
    assertThat(gateway.calls).containsExactly("run chat", "verify db");
    assertThat(selected().target().name()).isEqualTo("db");
  }

  @Test
  void aRefusedCopyIsTold() {
    gateway.state = PublishOutcome.State.REFUSED;
    model.enter();
    model.run().publishAll();
    assertThat(gateway.calls).containsExactly("run chat", "run db");
    assertThat(model.run().outcome().get().severity()).isEqualTo(Severity.BAD);
  }

  @Test
  void aRollbackNamesTheVersionAndWaitsForTheWord() {
    context.answers(false);
    model.enter();
    model.rollback();
    assertThat(context.asked().getFirst().title()).isEqualTo("Roll chat back to v3?");
    assertThat(context.asked().getFirst().action()).isEqualTo("Roll back to v3");
    assertThat(context.asked().getFirst().effect())
        .startsWith("Chat products will find v3, with 500 passages, instead of v2.");
    assertThat(gateway.calls).isEmpty();
    context.answers(true);
    model.rollback();
    assertThat(gateway.calls).containsExactly("rollback chat v3");
    // a target that does not answer has nothing to go back to
    model.select(model.rows().get(1));
    model.rollback();
    assertThat(gateway.calls).hasSize(1);
  }

  @Test
  void aTargetIsAddedAndItsTypedPasswordHasAName() {
    model.enter();
    model.form().create();
    model.form().save();
    assertThat(model.form().name().problem().get()).isNotEmpty();
    assertThat(model.form().address().problem().get()).isNotEmpty();
    model.form().kind().text().set("QDRANT");
    model.form().name().text().set(" team chat ");
    model.form().address().text().set("https://qdrant.example");
    model.form().user().text().set("nobody");
    model.form().password().set("hush");
    model.form().save();
    TargetConfig added = gateway.targets.getLast();
    assertThat(added)
        .isEqualTo(
            new TargetConfig(
                3,
                "team chat",
                TargetKind.QDRANT,
                "https://qdrant.example",
                "retune",
                Optional.empty(),
                Optional.of("RETUNE_TARGET_TEAM_CHAT"),
                true));
    assertThat(gateway.secrets.getFirst().typed()).contains("hush");
    assertThat(model.form().open().get()).isFalse();
    assertThat(model.form().password().get()).isEmpty();
    assertThat(selected().target()).isEqualTo(added);
    assertThat(context.told()).containsExactly("team chat was added. Publish into it next.");
  }

  @Test
  void whatCannotBeConnectedToStaysInTheForm() {
    model.form().create();
    model.form().name().text().set("x");
    model.form().address().text().set("/etc");
    model.form().save();
    assertThat(model.form().problem().get()).contains("x cannot publish into /etc");
    assertThat(model.form().open().get()).isTrue();
    assertThat(model.form().saving().get()).isFalse();
    model.form().close();
    assertThat(model.form().open().get()).isFalse();
  }

  @Test
  void aTargetIsChangedAndForgotten() {
    model.enter();
    model.edit();
    assertThat(model.form().address().text().get()).isEqualTo("/srv/chat");
    model.form().automatic().text().set("false");
    model.form().save();
    assertThat(gateway.targets.getFirst().automatic()).isFalse();
    assertThat(gateway.targets).hasSize(2);
    model.remove();
    assertThat(context.asked().getFirst().title()).isEqualTo("Remove the target chat?");
    assertThat(model.rows()).extracting(row -> row.target().name()).containsExactly("db");
    assertThat(selected().target().name()).isEqualTo("db");
  }

  @Test
  void aCancelledRunSaysThatNothingChangedThere() {
    gateway.cancelled = true;
    model.enter();
    model.publish();
    assertThat(model.run().outcome().get().text()).startsWith("Cancelled.");
    assertThat(model.run().busy().get()).isFalse();
  }

  @Test
  void aRunGoesOnInTheNewLanguage() {
    InstallationContext english = new InstallationContext();
    PublishingViewModel former = new PublishingViewModel(gateway, english.screenContext());
    former.enter();
    former.publish();
    PublishingViewModel next = new PublishingViewModel(gateway, english.inKorean().screenContext());
    next.takeOver(former);
    next.enter();
    assertThat(next.run().running().get().orElseThrow().title().get()).isEqualTo("chat에 게시");
    english.runner.step();
    assertThat(next.run().busy().get()).isFalse();
    assertThat(next.run().outcome().get().severity()).isEqualTo(Severity.CALM);
    assertThat(next.selected().get().orElseThrow().standing()).isEqualTo(Standing.CURRENT);
    assertThat(List.copyOf(next.rows())).hasSize(2);
  }

  @Test
  void whatIsWrongWithAFieldIsSaidUntilItIsEdited() {
    model.enter();
    TargetFormModel form = model.form();
    form.create();
    form.place().text().set("");
    form.save();
    assertThat(form.name().problem().get()).isNotEmpty();
    assertThat(form.place().problem().get()).isNotEmpty();
    form.name().text().set("chat");
    assertThat(form.name().problem().get()).isEmpty();
    assertThat(form.place().problem().get()).isNotEmpty();
  }
}
