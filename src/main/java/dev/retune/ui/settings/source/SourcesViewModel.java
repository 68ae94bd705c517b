package dev.retune.ui.settings.source;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.explanation.ConnectionFinding;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.ui.dialog.FileKind;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.form.ConnectionTestResult;
import dev.retune.ui.form.SecretInput;
import dev.retune.ui.form.SourceAddressKind;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.task.BackgroundTask;
import dev.retune.ui.task.ObservableTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.StringProperty;

/** A source or files being looked at: the address, what it would give, and what to do with it. */
public final class SourcesViewModel {
  private final SourcesGateway gateway;
  private final ScreenContext context;
  private final Texts texts;
  private final SourceListModel list;
  private final ReadOnlyBooleanWrapper named = new ReadOnlyBooleanWrapper(true);
  private final SourceEditModel edit;
  private final SourceCheckModel check;
  private final LatestTask latest;
  private final SourceOutcome outcome;
  private final FileImportModel imports;
  private boolean touched;

  /** Reads nothing until {@link #load} is called. */
  public SourcesViewModel(SourcesGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.texts = context.texts();
    this.list = new SourceListModel(gateway, context);
    this.check = new SourceCheckModel(context);
    this.latest = new LatestTask(context.runner());
    this.edit = new SourceEditModel(texts, new Edits());
    this.outcome = new SourceOutcome(context);
    this.imports = new FileImportModel(gateway, context, outcome);
  }

  private final class Edits implements SourceEditModel.Listener {

    @Override
    public void addressEdited() {
      touched = true;
      latest.cancel();
      check.clear();
    }

    @Override
    public void edited() {
      outcome.clear();
    }

    @Override
    public void mappingEdited() {
      if (edit.kind().get() != SourceAddressKind.NONE && edit.form().isAddressValid(texts)) {
        check.preview(request());
      }
    }
  }

  /** The configured sources. */
  SourceListModel list() {
    return list;
  }

  SourceForm form() {
    return edit.form();
  }

  /** As typed; stored only in the keyring. */
  StringProperty password() {
    return edit.password();
  }

  SourceMappingModel mapping() {
    return edit.mapping();
  }

  SourceCheckModel check() {
    return check;
  }

  /** The configured source that is open; empty for another address or files. */
  ReadOnlyObjectProperty<Optional<SourceConfig>> opened() {
    return edit.opened();
  }

  /** What the typed address denotes. */
  ReadOnlyObjectProperty<SourceAddressKind> kind() {
    return edit.kind();
  }

  /** How the last test, change or import ended. */
  ReadOnlyObjectProperty<ConnectionTestResult> outcome() {
    return outcome.shown();
  }

  /** The import that is running. */
  ReadOnlyObjectProperty<Optional<ObservableTask>> importing() {
    return imports.running();
  }

  /** Whether the open source has changes that are not saved. */
  ReadOnlyBooleanProperty changed() {
    return edit.changed();
  }

  /** Loads the sources, and opens the first one unless something is open. */
  public void load() {
    list.load(
        () -> {
          if (!touched && !list.sources().isEmpty()) {
            open(list.sources().getFirst());
          }
        });
  }

  /** Opens a configured source. */
  void open(SourceConfig source) {
    leave();
    edit.open(source);
    outcome.clear();
  }

  /** Prepares for another address or files. */
  void create() {
    leave();
    edit.create();
    named.set(true);
    outcome.clear();
  }

  private void leave() {
    touched = true;
    latest.cancel();
    check.clear();
  }

  /** Checks files or folders that were dropped or chosen; without any, prepares for an address. */
  public void files(List<Path> paths) {
    create();
    if (!paths.isEmpty()) {
      edit.choose(paths);
      checkFiles();
    }
  }

  /** Lets the user choose files. */
  void browseFiles() {
    context.dialogs().chooseFiles(FileKind.IMPORT, this::files);
  }

  /** Lets the user choose a folder. */
  void browseFolder() {
    context.dialogs().chooseFolder(folder -> files(List.of(folder)));
  }

  private BackgroundTask<List<SourceExplanation>> request() {
    if (edit.isFiles()) {
      FileReading files = edit.reading();
      return monitor -> gateway.check(files, monitor);
    }
    SourceConfig source = edit.asked();
    SecretInput typed = edit.secret();
    return monitor -> List.of(gateway.check(source, typed, monitor));
  }

  /** Reads the source without storing anything. */
  void read() {
    if (!edit.isAddressGiven()) {
      return;
    }
    outcome.clear();
    if (edit.isFiles()) {
      checkFiles();
    } else {
      check.run(request(), this::suggestName);
    }
  }

  private void checkFiles() {
    List<Path> paths = edit.paths();
    latest.run(
        () -> gateway.savedMapping(paths),
        saved -> {
          edit.beginWith(saved);
          check.run(request(), this::suggestName);
        },
        outcome::failed);
  }

  private void suggestName() {
    if (edit.opened().get().isPresent() || !edit.form().name().text().get().isBlank()) {
      return;
    }
    if (edit.isFiles()) {
      List<Path> paths = edit.paths();
      latest.run(
          () -> gateway.importName(paths),
          name -> {
            named.set(name.isPresent());
            name.ifPresent(this::fillName);
          },
          outcome::failed);
      return;
    }
    String wished =
        check.found().get().stream()
            .flatMap(e -> e.product().stream())
            .map(SourceExplanation.Product::profile)
            .findFirst()
            .orElse("chat");
    fillName(list.unusedName(wished));
  }

  private void fillName(String name) {
    ConnectionTestResult before = outcome.shown().get();
    edit.form().name().text().set(name);
    // the name was not edited by the user
    outcome.say(before.severity(), before.text());
  }

  /** Whether a name can be given: not to several database files, of which each gets its own. */
  ReadOnlyBooleanProperty named() {
    return named.getReadOnlyProperty();
  }

  /** Tests whether the source can be reached and read. */
  void test() {
    if (!edit.isAddressGiven()) {
      return;
    }
    SourceConfig source = edit.asked();
    SecretInput typed = edit.secret();
    outcome.say(Severity.INFO, texts.get("ui.settings.testing"));
    latest.run(
        () -> gateway.test(source, typed),
        found -> outcome.say(Severity.CALM, said(found)),
        outcome::failed);
  }

  private String said(ConnectionFinding found) {
    if (found.tables() == 0 && found.product().isPresent()) {
      return texts.get("ui.source.reachableApi", found.product().get());
    }
    return found
        .product()
        .map(product -> texts.get("ui.source.reachableProduct", product))
        .orElseGet(() -> texts.get("ui.source.reachableTables", found.tables()));
  }

  /** Whether the check found a database file, which can be a source. */
  boolean isDatabaseFile() {
    return edit.isFiles()
        && edit.paths().size() == 1
        && check.found().get().size() == 1
        && check.found().get().getFirst().evidence().contents().stream()
            .anyMatch(table -> !table.table().isEmpty());
  }

  /** Whether the files that were checked can be imported. */
  boolean isImportable() {
    List<SourceExplanation> found = check.found().get();
    return edit.isFiles()
        && found.stream().allMatch(e -> e.refusal().isEmpty())
        && found.stream().anyMatch(e -> e.figures().rows() > 0);
  }

  /** Whether the files that were checked have been imported as they are read now. */
  boolean isImported() {
    return edit.isFiles() && imports.isStored(edit.reading());
  }

  /**
   * The pattern of file names for which the mapping can be saved; empty unless it was changed for a
   * single file.
   */
  Optional<String> mappingPattern() {
    return edit.mappingPattern();
  }

  /** Saves the mapping for files of the same kind. */
  void saveMapping() {
    SourceMapping now = mapping().mapping().get();
    mappingPattern()
        .ifPresent(
            pattern ->
                latest.run(
                    () -> {
                      gateway.saveMapping(pattern, now);
                      return pattern;
                    },
                    kept -> {
                      edit.mappingSaved(now);
                      outcome.say(Severity.CALM, texts.get("ui.source.mappingSaved", kept));
                    },
                    outcome::failed));
  }

  /** Imports the files that were checked. */
  void importFiles() {
    if (isImportable()) {
      imports.run(edit.reading());
    }
  }

  /** Adds the source, or saves the changes of the open one. */
  void save() {
    if (!edit.isAddressGiven() || (edit.isFiles() && !isDatabaseFile())) {
      return;
    }
    Optional<SourceConfig> before = edit.opened().get();
    if (!edit.form().isNameValid(isNameTaken(), texts)) {
      return;
    }
    SourceConfig source = edit.complete();
    SecretInput typed = edit.kind().get().takesCredentials() ? edit.secret() : SecretInput.of("");
    latest.run(
        () ->
            before.isPresent()
                ? gateway.replace(before.get().name(), source, typed)
                : gateway.add(source, typed),
        all -> {
          edit.saved(source);
          list.show(all);
          list.look(source);
          outcome.say(
              Severity.CALM,
              texts.get(before.isEmpty() ? "ui.source.added" : "ui.source.saved", source.name()));
        },
        outcome::failed);
  }

  private boolean isNameTaken() {
    String name = edit.form().name().text().get();
    return edit.opened()
        .get()
        .map(source -> list.isTakenByAnother(source, name))
        .orElseGet(() -> list.isTaken(name));
  }

  /** Removes the open source after a confirmation; what was read from it stays. */
  void remove() {
    edit.opened()
        .get()
        .ifPresent(
            source ->
                context
                    .dialogs()
                    .confirm(
                        new UserDialogs.Question(
                            texts.get("ui.source.removeTitle", source.name()),
                            texts.get("ui.source.removeEffect"),
                            texts.get("ui.settings.removeSource")),
                        () ->
                            latest.run(
                                () -> gateway.remove(source.name()),
                                this::removed,
                                outcome::failed)));
  }

  private void removed(List<SourceConfig> left) {
    list.show(left);
    left.stream().findFirst().ifPresentOrElse(this::open, this::create);
  }
}
