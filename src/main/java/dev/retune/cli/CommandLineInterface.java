package dev.retune.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.retune.cli.command.BackupCommand;
import dev.retune.cli.command.DoctorCommand;
import dev.retune.cli.command.EmbedCommand;
import dev.retune.cli.command.EvaluateCommand;
import dev.retune.cli.command.ExportCommand;
import dev.retune.cli.command.GoldenCommand;
import dev.retune.cli.command.ImportCommand;
import dev.retune.cli.command.IndexCommand;
import dev.retune.cli.command.KeyCommand;
import dev.retune.cli.command.LoopCommand;
import dev.retune.cli.command.QuarantineCommand;
import dev.retune.cli.command.ReembedCommand;
import dev.retune.cli.command.ReportCommand;
import dev.retune.cli.command.RestoreCommand;
import dev.retune.cli.command.RetrainCommand;
import dev.retune.cli.command.RootCommand;
import dev.retune.cli.command.SearchCommand;
import dev.retune.cli.command.ServeCommand;
import dev.retune.cli.command.SettingsCommand;
import dev.retune.cli.command.StatsCommand;
import dev.retune.cli.command.SyncCommand;
import dev.retune.cli.knowledge.ImproveCommand;
import dev.retune.cli.knowledge.KnowledgeCommand;
import dev.retune.cli.model.ModelCommand;
import dev.retune.cli.prompt.PromptCommand;
import dev.retune.cli.publish.PublishCommand;
import dev.retune.cli.review.ReviewCommand;
import dev.retune.cli.source.SourceCommand;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.LaunchOptions;
import dev.retune.cli.terminal.Terminal;
import dev.retune.cli.topic.ClustersCommand;
import dev.retune.cli.topic.DriftCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import picocli.CommandLine;

/** The command line: commands, exit codes and error reporting. */
public final class CommandLineInterface {

  private static final Set<String> HELP = Set.of("help", "-h", "--help", "-V", "--version");

  private final RootCommand root;
  private final PrintStream out;
  private final PrintStream err;
  private final Terminal terminal;
  private final CommandFailurePrinter failures;
  private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();

  /** Assembles the commands with the machine's language until the services are opened. */
  public CommandLineInterface(
      Function<LaunchOptions, CommandServices> opener,
      ToIntFunction<LaunchOptions> console,
      PrintStream out,
      PrintStream err,
      boolean interactive) {
    this(opener, console, out, err, interactive, Locale::getDefault);
  }

  /**
   * Assembles the commands.
   *
   * @param opener opens the services for the launch options
   * @param console opens the console when no command is named, and returns the exit code
   * @param interactive whether standard error is a terminal
   * @param language the language of messages until the services are opened
   */
  public CommandLineInterface(
      Function<LaunchOptions, CommandServices> opener,
      ToIntFunction<LaunchOptions> console,
      PrintStream out,
      PrintStream err,
      boolean interactive,
      Supplier<Locale> language) {
    this.out = out;
    this.err = err;
    root = new RootCommand(console);
    terminal = new Terminal(root.global, opener, out, err, interactive, language);
    failures = new CommandFailurePrinter(terminal);
    commands.put("import", () -> new ImportCommand(terminal));
    commands.put("sync", () -> new SyncCommand(terminal));
    commands.put("source", () -> SourceCommand.line(terminal));
    commands.put("stats", () -> new StatsCommand(terminal));
    commands.put("clusters", () -> ClustersCommand.line(terminal));
    commands.put("drift", () -> new DriftCommand(terminal));
    commands.put("reembed", () -> new ReembedCommand(terminal));
    commands.put("evaluate", () -> new EvaluateCommand(terminal));
    commands.put("search", () -> new SearchCommand(terminal));
    commands.put("embed", () -> new EmbedCommand(terminal));
    commands.put("model", () -> ModelCommand.line(terminal));
    commands.put("index", () -> IndexCommand.line(terminal));
    commands.put("golden", () -> GoldenCommand.line(terminal));
    commands.put("retrain", () -> RetrainCommand.line(terminal));
    commands.put("prompt", () -> PromptCommand.line(terminal));
    commands.put("improve", () -> new ImproveCommand(terminal));
    commands.put("knowledge", () -> KnowledgeCommand.line(terminal));
    commands.put("publish", () -> PublishCommand.line(terminal));
    commands.put("report", () -> new ReportCommand(terminal));
    commands.put("loop", () -> new LoopCommand(terminal));
    commands.put("serve", () -> new ServeCommand(terminal));
    commands.put("key", () -> KeyCommand.line(terminal));
    commands.put("quarantine", () -> QuarantineCommand.line(terminal));
    commands.put("review", () -> ReviewCommand.line(terminal));
    commands.put("export", () -> new ExportCommand(terminal));
    commands.put("backup", () -> new BackupCommand(terminal));
    commands.put("restore", () -> new RestoreCommand(terminal));
    commands.put("settings", () -> SettingsCommand.line(terminal));
    commands.put("doctor", () -> new DoctorCommand(terminal));
  }

  /** Whether these arguments name no command, so that the console may be opened. */
  public boolean mayOpenConsole(String... args) {
    return Arrays.stream(args).noneMatch(word -> commands.containsKey(word) || HELP.contains(word));
  }

  /** Runs one command and returns its exit code. */
  public int run(String... args) {
    try {
      // the usual way to open the console needs no parsing
      return args.length == 0 ? console() : line(args).execute(args);
    } finally {
      terminal.out().flush();
      terminal.err().flush();
    }
  }

  private int console() {
    try {
      return root.call();
    } catch (RuntimeException e) {
      return failures.print("retune", e);
    }
  }

  /**
   * Creates the parser with the named commands only, because inspecting all of them adds a quarter
   * of a second to every start; with all commands for help and for misspelled names.
   */
  private CommandLine line(String... args) {
    Set<String> words = Set.copyOf(Arrays.asList(args));
    List<String> named = commands.keySet().stream().filter(words::contains).toList();
    CommandLine some = line(named);
    return words.contains("help") || (named.isEmpty() && !parses(some, args)) ? all() : some;
  }

  /** The parser with all commands. */
  CommandLine all() {
    return line(commands.keySet());
  }

  private static boolean parses(CommandLine alone, String... args) {
    try {
      return !alone.parseArgs(args).isUsageHelpRequested();
    } catch (CommandLine.ParameterException e) {
      return false;
    }
  }

  private CommandLine line(Collection<String> names) {
    CommandLine line = new CommandLine(root);
    commands.forEach(
        (name, made) -> {
          if (names.contains(name)) {
            line.addSubcommand(name, made.get());
          }
        });
    CommandLine.IParameterExceptionHandler usual = line.getParameterExceptionHandler();
    return line.setHelpFactory(new LocalizedHelp.Factory(terminal::language))
        .setParameterExceptionHandler((e, args) -> failures.printMisuse(e, usual, args))
        .setOut(new PrintWriter(out, true, UTF_8))
        .setErr(new PrintWriter(err, true, UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (exception, failed, parsed) -> failures.print(failed.getCommandName(), exception));
  }

  /** Asks the running command to stop; called from another thread. */
  public void stop() {
    terminal.stop();
  }
}
