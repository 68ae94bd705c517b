package dev.retune.ui.prompting;

import dev.retune.common.i18n.Texts;
import dev.retune.improvement.EffectFormatter;
import dev.retune.prompting.PlaceholderWarnings;
import dev.retune.prompting.PromptEffect;
import dev.retune.prompting.exchange.PromptDiff;
import dev.retune.prompting.exchange.PromptDiff.DiffLine;
import dev.retune.prompting.model.PromptState;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.retraining.statistics.TwoProportionZTest;
import dev.retune.ui.dialog.FileKind;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.prompting.PromptsGateway.PromptBoard;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The prompts, the versions of one of them, and what differs between two. */
public final class PromptsViewModel {
  private final PromptsGateway gateway;
  private final ScreenContext context;
  private final LatestTask latest;
  private final PromptRunModel run;
  private final ObservableList<String> prompts = FXCollections.observableArrayList();
  private final ObservableList<PromptVersion> versions = FXCollections.observableArrayList();
  private final ObservableList<DiffLine> diff = FXCollections.observableArrayList();
  private final ObservableList<String> sources = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper effect = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<PromptVersion>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private List<PromptEffect> effects = List.of();

  /** Reads nothing until {@link #refresh} is called. */
  public PromptsViewModel(PromptsGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.latest = new LatestTask(context);
    this.run = new PromptRunModel(gateway, context, shown, this::refresh);
  }

  /** The runs of the prompt that is shown. */
  public PromptRunModel run() {
    return run;
  }

  /** The names of all prompts. */
  public ObservableList<String> prompts() {
    return prompts;
  }

  /** The names of the sources that prompts can be imported from. */
  public ObservableList<String> sources() {
    return sources;
  }

  /** The prompt that is shown; empty when there is none. */
  public ReadOnlyStringProperty shown() {
    return shown.getReadOnlyProperty();
  }

  /** Its versions, newest first. */
  public ObservableList<PromptVersion> versions() {
    return versions;
  }

  /** The selected version. */
  public ReadOnlyObjectProperty<Optional<PromptVersion>> selected() {
    return selected.getReadOnlyProperty();
  }

  /** The selected version compared with the live one, or else its text. */
  public ObservableList<DiffLine> diff() {
    return diff;
  }

  /** What is compared. */
  public ReadOnlyStringProperty title() {
    return title.getReadOnlyProperty();
  }

  /** What users made of the selected version, and why it is in its state. */
  public ReadOnlyStringProperty effect() {
    return effect.getReadOnlyProperty();
  }

  /** Whether the live version is being changed. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Reads everything again. */
  public void refresh() {
    String wanted = shown.get();
    latest.run(() -> gateway.board(wanted), this::show, context.notices()::failed);
  }

  /** Shows another prompt. */
  public void open(String prompt) {
    if (!prompt.isEmpty() && !prompt.equals(shown.get())) {
      shown.set(prompt);
      selected.set(Optional.empty());
      refresh();
    }
  }

  private void show(PromptBoard board) {
    Optional<Integer> before = selected.get().map(PromptVersion::number);
    prompts.setAll(board.prompts().stream().map(prompt -> prompt.name()).toList());
    sources.setAll(board.sources());
    shown.set(board.shown());
    effects = board.effects();
    versions.setAll(board.versions());
    board.run().ifPresentOrElse(run::show, run::clear);
    board.versions().stream()
        .filter(version -> before.map(number -> number == version.number()).orElse(true))
        .findFirst()
        .ifPresentOrElse(this::select, this::clear);
  }

  /** Shows a version. */
  public void select(PromptVersion version) {
    selected.set(Optional.of(version));
    compare(version);
  }

  private void clear() {
    selected.set(Optional.empty());
    diff.clear();
    title.set("");
    effect.set("");
  }

  private void compare(PromptVersion version) {
    Optional<PromptVersion> live =
        versions.stream()
            .filter(one -> one.state() == PromptState.LIVE && one.number() != version.number())
            .findFirst();
    diff.setAll(
        PromptDiff.of(live.map(PromptVersion::text).orElse(version.text()), version.text()));
    title.set(
        live.map(
                other ->
                    context.texts().get("ui.prompts.compared", version.number(), other.number()))
            .orElse(context.texts().get("ui.prompts.version", version.number())));
    effect.set(
        effects.stream()
            .filter(one -> one.change().to().number() == version.number())
            .findFirst()
            .map(this::words)
            .orElse(isTried(version) ? "" : context.texts().get(version.reason())));
  }

  /** Whether the run, which tells about its proposal itself, has tried a version. */
  private boolean isTried(PromptVersion version) {
    return run.report()
        .get()
        .flatMap(last -> last.proposal())
        .filter(proposal -> proposal.id() == version.id())
        .isPresent();
  }

  private String words(PromptEffect one) {
    Texts texts = context.texts();
    String since = context.formatter().moment(one.change().at());
    return one.after().votes() == 0
        ? texts.get("ui.prompts.noVotes", since, one.change().to().label())
        : texts.get(
            "ui.prompts.effect",
            since,
            one.before().dislikes(),
            one.before().votes(),
            one.after().dislikes(),
            one.after().votes(),
            EffectFormatter.of(
                texts,
                new TwoProportionZTest(
                    one.difference(), one.interval(), one.pValue(), one.verdict())));
  }

  /** Adds a version of a prompt from a file that the user chooses. */
  public void add(String prompt) {
    String name = prompt.isBlank() ? shown.get() : prompt.strip();
    context
        .dialogs()
        .chooseFiles(
            FileKind.PROMPT,
            files -> {
              Path file = files.getFirst();
              String target = name.isEmpty() ? withoutEnding(file) : name;
              change(() -> gateway.add(target, file));
            });
  }

  /** Adds a version from a source. */
  public void importVersion(PromptImport wanted) {
    change(() -> gateway.importVersion(wanted));
  }

  private static String withoutEnding(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
  }

  /** Makes the selected version live after confirmation. */
  public void promote() {
    selected
        .get()
        .ifPresent(
            version -> {
              Optional<PromptVersion> live =
                  versions.stream().filter(one -> one.state() == PromptState.LIVE).findFirst();
              boolean proven = live.isEmpty() || version.state().mayGoLive(false);
              String effect =
                  context
                      .texts()
                      .get(proven ? "ui.prompts.promoteEffect" : "ui.prompts.unprovenEffect");
              Texts texts = context.texts();
              List<String> warnings =
                  live.map(one -> PlaceholderWarnings.of(version, one, texts))
                      .orElseGet(() -> PlaceholderWarnings.of(version, texts));
              context
                  .dialogs()
                  .confirm(
                      new UserDialogs.Question(
                          context.texts().get("ui.prompts.promoteTitle", version.number()),
                          Stream.concat(Stream.of(effect), warnings.stream())
                              .collect(Collectors.joining(" ")),
                          context.texts().get("ui.prompts.promote"),
                          !proven),
                      () -> change(() -> gateway.promote(version, !proven)));
            });
  }

  /** Restores the version that was live before, after confirmation. */
  public void rollback() {
    String prompt = shown.get();
    context
        .dialogs()
        .confirm(
            new UserDialogs.Question(
                context.texts().get("ui.prompts.rollbackTitle", prompt),
                context.texts().get("ui.prompts.rollbackEffect"),
                context.texts().get("ui.prompts.rollback")),
            () -> change(() -> gateway.rollback(prompt)));
  }

  private void change(Callable<PromptVersion> change) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    context
        .runner()
        .run(
            change,
            version -> {
              busy.set(false);
              shown.set(version.prompt());
              selected.set(Optional.of(version));
              refresh();
            },
            e -> {
              busy.set(false);
              context.notices().failed(e);
            });
  }
}
