package dev.retune.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.retune.fault.Busy;
import dev.retune.fault.Failure;
import dev.retune.fault.Refused;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The command line as a whole: its commands, its exit codes and how it tells of failures. */
public final class Cli {
  /** Done. */
  public static final int DONE = 0;

  /** Failed with one clear line. */
  public static final int FAILED = 1;

  /** Wrong usage. */
  public static final int USAGE = 2;

  /** Refused by the gate. */
  public static final int REFUSED = 3;

  /** Another run holds the lease. */
  public static final int BUSY = 4;

  private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

  private final Terminal terminal;
  private final CommandLine commands;

  /**
   * Puts the commands together.
   *
   * @param opener opens the services for what the command line says
   * @param console what to do when no command is named; gives the exit code
   * @param interactive whether a person watches standard error
   */
  public Cli(
      Function<Options, Services> opener,
      ToIntFunction<Options> console,
      PrintStream out,
      PrintStream err,
      boolean interactive) {
    RootCommand root = new RootCommand(console);
    terminal = new Terminal(root.global, opener, out, err, interactive);
    commands =
        new CommandLine(root)
            .addSubcommand(new ImportCommand(terminal))
            .addSubcommand(new SyncCommand(terminal))
            .addSubcommand(new StatsCommand(terminal))
            .addSubcommand(new ReembedCommand(terminal))
            .addSubcommand(new EvaluateCommand(terminal))
            .addSubcommand(new SearchCommand(terminal))
            .addSubcommand(new EmbedCommand(terminal))
            .addSubcommand(IndexCommand.line(terminal))
            .addSubcommand(GoldenCommand.line(terminal))
            .addSubcommand(RetrainCommand.line(terminal))
            .addSubcommand(new ReportCommand(terminal))
            .addSubcommand(new LoopCommand(terminal))
            .addSubcommand(new ServeCommand(terminal))
            .addSubcommand(KeyCommand.line(terminal))
            .addSubcommand(QuarantineCommand.line(terminal))
            .addSubcommand(new ExportCommand(terminal))
            .addSubcommand(new BackupCommand(terminal))
            .addSubcommand(new RestoreCommand(terminal))
            .addSubcommand(new DoctorCommand(terminal))
            .setOut(new PrintWriter(out, true, UTF_8))
            .setErr(new PrintWriter(err, true, UTF_8))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(teller(terminal));
  }

  /** Runs one command and gives its exit code. */
  public int run(String... args) {
    try {
      return commands.execute(args);
    } finally {
      terminal.out().flush();
      terminal.err().flush();
    }
  }

  /** Asks the running command to stop where it may; from another thread. */
  public void stop() {
    terminal.stop();
  }

  private static IExecutionExceptionHandler teller(Terminal terminal) {
    return (exception, line, parsed) -> {
      if (exception instanceof Failure failure) {
        LOG.info("{} failed", line.getCommandName(), failure);
        terminal.tell(terminal.texts().get(failure));
        return switch (failure) {
          case Refused r -> REFUSED;
          case Busy b -> BUSY;
          default -> FAILED;
        };
      }
      LOG.error("{} failed unexpectedly", line.getCommandName(), exception);
      terminal.tell(
          terminal
              .texts()
              .get(
                  "cli.unexpected",
                  String.valueOf(exception.getMessage()),
                  System.getProperty("retune.logs", "")));
      return FAILED;
    };
  }
}
