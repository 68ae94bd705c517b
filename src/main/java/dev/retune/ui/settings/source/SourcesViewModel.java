package dev.retune.ui.settings.source;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.explanation.ConnectionFinding;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.format.ImportSummary;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.settings.form.ConnectionTestResult;
import dev.retune.ui.settings.form.SecretInput;
import dev.retune.ui.settings.form.SourceAddressKind;
import dev.retune.ui.task.BackgroundTask;
import dev.retune.ui.task.ObservableTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A source or files being looked at: the address, what it would give, and what to do with it. */
public final class SourcesViewModel {
  private static final SourceConfig NEW = SourceConfig.of("", "");

  private final SourcesGateway gateway;
  private final ScreenContext context;
  private final Texts texts;
  private final SourceListModel list;
  private final SourceForm form = new SourceForm();
  private final StringProperty password = new SimpleStringProperty("");
  private final SourceMappingModel mapping = new SourceMappingModel(this::mappingEdited);
  private final SourceCheckModel check;
  private final LatestTask latest;
  private final ReadOnlyObjectWrapper<Optional<SourceConfig>> opened =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<SourceAddressKind> kind =
      new ReadOnlyObjectWrapper<>(SourceAddressKind.NONE);
  private final ReadOnlyObjectWrapper<ConnectionTestResult> outcome =
      new ReadOnlyObjectWrapper<>(ConnectionTestResult.NONE);
  private final ReadOnlyObjectWrapper<Optional<ObservableTask>> importing =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
  private ChosenFiles chosen = ChosenFiles.NONE;
  private SourceMapping base = SourceMapping.GUESSED;
  private boolean importEnded;
  private boolean showing;
  private boolean touched;

  /** Reads nothing until {@link #load} is called. */
  public SourcesViewModel(SourcesGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.texts = context.texts();
    this.list = new SourceListModel(gateway, context);
    this.check = new SourceCheckModel(context);
    this.latest = new LatestTask(context.runner());
    form.url().text().subscribe((was, is) -> addressEdited());
    password.subscribe((was, is) -> edited());
    List.of(form.name(), form.user(), form.secret(), form.writeBack())
        .forEach(field -> field.text().subscribe((was, is) -> edited()));
  }

  /** The configured sources. */
  SourceListModel list() {
    return list;
  }

  SourceForm form() {
    return form;
  }

  /** As typed; stored only in the keyring. */
  StringProperty password() {
    return password;
  }

  SourceMappingModel mapping() {
    return mapping;
  }

  SourceCheckModel check() {
    return check;
  }

  /** The configured source that is open; empty for another address or files. */
  ReadOnlyObjectProperty<Optional<SourceConfig>> opened() {
    return opened.getReadOnlyProperty();
  }

  /** What the typed address denotes. */
  ReadOnlyObjectProperty<SourceAddressKind> kind() {
    return kind.getReadOnlyProperty();
  }

  /** How the last test, change or import ended. */
  ReadOnlyObjectProperty<ConnectionTestResult> outcome() {
    return outcome.getReadOnlyProperty();
  }

  /** The import that is running. */
  ReadOnlyObjectProperty<Optional<ObservableTask>> importing() {
    return importing.getReadOnlyProperty();
  }

  /** Whether the open source has changes that are not saved. */
  ReadOnlyBooleanProperty changed() {
    return changed.getReadOnlyProperty();
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
    show(source, Optional.of(source));
  }

  /** Prepares for another address or files. */
  void create() {
    show(NEW, Optional.empty());
  }

  private void show(SourceConfig source, Optional<SourceConfig> configured) {
    touched = true;
    showing = true;
    latest.cancel();
    check.clear();
    chosen = ChosenFiles.NONE;
    base = SourceMapping.GUESSED;
    opened.set(configured);
    form.show(source);
    form.clearProblems();
    password.set("");
    mapping.show(source.mapping(), source.profile());
    kind.set(SourceAddressKind.of(source.url()));
    outcome.set(ConnectionTestResult.NONE);
    changed.set(false);
    showing = false;
  }

  /** Checks files or folders that were dropped or chosen; without any, prepares for an address. */
  public void files(List<Path> paths) {
    create();
    if (paths.isEmpty()) {
      return;
    }
    showing = true;
    chosen = ChosenFiles.of(paths, texts);
    form.url().text().set(chosen.shown());
    kind.set(SourceAddressKind.FILES);
    showing = false;
    checkFiles();
  }

  /** Lets the user choose files. */
  void browseFiles() {
    context.dialogs().chooseFiles(this::files);
  }

  /** Lets the user choose a folder. */
  void browseFolder() {
    context.dialogs().chooseFolder(folder -> files(List.of(folder)));
  }

  private void addressEdited() {
    if (showing) {
      return;
    }
    touched = true;
    latest.cancel();
    check.clear();
    base = SourceMapping.GUESSED;
    kind.set(SourceAddressKind.of(form.url().text().get()));
    edited();
  }

  private void edited() {
    if (showing) {
      return;
    }
    outcome.set(ConnectionTestResult.NONE);
    form.isAddressValid(texts);
    changed.set(
        opened.get().filter(before -> !draft().equals(before)).isPresent()
            || (opened.get().isPresent() && !password.get().isEmpty()));
  }

  private void mappingEdited() {
    edited();
    if (kind.get() != SourceAddressKind.NONE && form.isAddressValid(texts)) {
      check.preview(request());
    }
  }

  private SourceConfig draft() {
    return form.edited(opened.get().orElse(NEW), mapping.mapping().get(), mapping.profile().get());
  }

  /** The draft under a name that messages can use, with a name for a typed password. */
  private SourceConfig asked() {
    SourceConfig draft = draft();
    String name = draft.name().isEmpty() ? texts.get("ui.source.new") : draft.name();
    Optional<String> secret =
        draft
            .passwordEnv()
            .or(() -> Optional.of(SourceForm.secretName(name)).filter(n -> isPasswordTyped()));
    return new SourceConfig(
        name,
        draft.url(),
        draft.user(),
        secret,
        draft.mapping(),
        draft.lookBack(),
        draft.mostGone(),
        draft.profile());
  }

  private boolean isPasswordTyped() {
    return !password.get().isEmpty();
  }

  private SecretInput secret() {
    return SecretInput.of(password.get());
  }

  private FileReading reading() {
    SourceMapping now = mapping.mapping().get();
    return new FileReading(
        chosen.pathsOf(form.url().text().get()),
        Optional.of(now).filter(m -> !m.equals(base)),
        mapping.profile().get());
  }

  private BackgroundTask<List<SourceExplanation>> request() {
    if (kind.get() == SourceAddressKind.FILES) {
      FileReading files = reading();
      return monitor -> gateway.check(files, monitor);
    }
    SourceConfig source = asked();
    SecretInput typed = secret();
    return monitor -> List.of(gateway.check(source, typed, monitor));
  }

  /** Reads the source without storing anything. */
  void read() {
    if (!isAddressGiven()) {
      return;
    }
    outcome.set(ConnectionTestResult.NONE);
    if (kind.get() == SourceAddressKind.FILES) {
      checkFiles();
    } else {
      check.run(request(), this::suggestName);
    }
  }

  private void checkFiles() {
    List<Path> paths = chosen.pathsOf(form.url().text().get());
    latest.run(
        () -> gateway.savedMapping(paths),
        saved -> {
          if (mapping.mapping().get().equals(base)) {
            mapping.show(saved, mapping.profile().get());
          }
          base = saved;
          check.run(request(), this::suggestName);
        },
        this::failed);
  }

  private boolean isAddressGiven() {
    if (kind.get() == SourceAddressKind.NONE) {
      form.url().setProblem(texts.get("ui.source.noAddress"));
      return false;
    }
    return form.isAddressValid(texts);
  }

  private void suggestName() {
    if (opened.get().isPresent() || !form.name().text().get().isBlank()) {
      return;
    }
    String wished =
        check.found().get().stream()
            .flatMap(e -> e.product().stream())
            .map(SourceExplanation.Product::profile)
            .findFirst()
            .orElse("chat");
    ConnectionTestResult before = outcome.get();
    form.name().text().set(list.unusedName(wished));
    outcome.set(before);
  }

  /** Tests whether the source can be reached and read. */
  void test() {
    if (!isAddressGiven()) {
      return;
    }
    SourceConfig source = asked();
    SecretInput typed = secret();
    say(Severity.INFO, texts.get("ui.settings.testing"));
    latest.run(
        () -> gateway.test(source, typed), found -> say(Severity.CALM, said(found)), this::failed);
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
    return kind.get() == SourceAddressKind.FILES
        && chosen.pathsOf(form.url().text().get()).size() == 1
        && check.found().get().size() == 1
        && check.found().get().getFirst().evidence().contents().stream()
            .anyMatch(table -> !table.table().isEmpty());
  }

  /** Whether the files that were checked can be imported. */
  boolean isImportable() {
    List<SourceExplanation> found = check.found().get();
    return kind.get() == SourceAddressKind.FILES
        && found.stream().allMatch(e -> e.refusal().isEmpty())
        && found.stream().anyMatch(e -> e.figures().rows() > 0);
  }

  /**
   * The pattern of file names for which the mapping can be saved; empty unless it was changed for a
   * single file.
   */
  Optional<String> mappingPattern() {
    return kind.get() == SourceAddressKind.FILES && !mapping.mapping().get().equals(base)
        ? chosen.pattern(form.url().text().get())
        : Optional.empty();
  }

  /** Saves the mapping for files of the same kind. */
  void saveMapping() {
    SourceMapping now = mapping.mapping().get();
    mappingPattern()
        .ifPresent(
            pattern ->
                latest.run(
                    () -> {
                      gateway.saveMapping(pattern, now);
                      return pattern;
                    },
                    kept -> {
                      base = now;
                      say(Severity.CALM, texts.get("ui.source.mappingSaved", kept));
                    },
                    this::failed));
  }

  /** Imports the files that were checked. */
  void importFiles() {
    if (!isImportable() || importing.get().isPresent()) {
      return;
    }
    FileReading files = reading();
    importEnded = false;
    ObservableTask task =
        context
            .runner()
            .watch(
                texts.get("ui.task.import"),
                monitor ->
                    ImportSummary.of(
                        texts,
                        "ui.import.done",
                        gateway.importFiles(files, monitor),
                        ImportReport::failed),
                said -> imported(said, Severity.CALM),
                e -> {
                  imported("", Severity.PLAIN);
                  failed(e);
                });
    if (!importEnded) {
      importing.set(Optional.of(task));
    }
  }

  private void imported(String said, Severity severity) {
    importEnded = true;
    importing.set(Optional.empty());
    say(severity, said);
    context.timeWindow().changed();
  }

  /** Adds the source, or saves the changes of the open one. */
  void save() {
    boolean file = isDatabaseFile();
    if (!isAddressGiven() || (kind.get() == SourceAddressKind.FILES && !file)) {
      return;
    }
    Optional<String> before = opened.get().map(SourceConfig::name);
    if (!form.isNameValid(list.isTaken(form.name().text().get(), before), texts)) {
      return;
    }
    showing = true;
    if (isPasswordTyped() && kind.get().takesCredentials()) {
      form.requireSecretName();
    }
    if (file) {
      form.url().text().set(chosen.databaseAddress(form.url().text().get()));
      kind.set(SourceAddressKind.DATABASE_FILE);
    }
    showing = false;
    SourceConfig source = draft();
    SecretInput typed = kind.get().takesCredentials() ? secret() : SecretInput.of("");
    latest.run(
        () -> gateway.save(before, source, typed), all -> saved(all, source, before), this::failed);
  }

  private void saved(List<SourceConfig> all, SourceConfig source, Optional<String> before) {
    showing = true;
    password.set("");
    opened.set(Optional.of(source));
    changed.set(false);
    showing = false;
    list.show(all);
    list.look(source);
    say(
        Severity.CALM,
        texts.get(before.isEmpty() ? "ui.source.added" : "ui.source.saved", source.name()));
  }

  /** Removes the open source after a confirmation; what was read from it stays. */
  void remove() {
    opened
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
                                () -> gateway.remove(source.name()), this::removed, this::failed)));
  }

  private void removed(List<SourceConfig> left) {
    list.show(left);
    left.stream().findFirst().ifPresentOrElse(this::open, this::create);
  }

  private void failed(Throwable e) {
    if (e instanceof ApplicationException refused) {
      say(Severity.BAD, texts.get(refused));
    } else {
      outcome.set(ConnectionTestResult.NONE);
      context.notices().failed(e);
    }
  }

  private void say(Severity severity, String sentence) {
    outcome.set(new ConnectionTestResult(severity, sentence));
  }
}
