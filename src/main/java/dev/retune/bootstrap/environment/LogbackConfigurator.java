package dev.retune.bootstrap.environment;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.FileSize;

/**
 * The log goes to the home's logs folder, never to the terminal; the launcher sets {@code
 * retune.logs}. Said in Java, for logback's own reading of a file costs a sixth of a second at
 * every start. A file that is named by {@code -Dlogback.configurationFile}, or the tests' own,
 * comes before it.
 */
public final class LogbackConfigurator extends ContextAwareBase implements Configurator {
  private static final String LOGS = "retune.logs";
  private static final int DAYS_KEPT = 14;
  private static final String BYTES_KEPT = "200MB";
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level [%thread] %logger{30} - %msg%n%ex";

  /** Found by logback through its service file. */
  public LogbackConfigurator() {}

  @Override
  public ExecutionStatus configure(LoggerContext logs) {
    if (System.getProperty("logback.configurationFile") != null
        || LogbackConfigurator.class.getResource("/logback-test.xml") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    // what logback has to say of itself goes nowhere, for the terminal is a person's
    logs.getStatusManager().add(new NopStatusListener());
    var root = logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(file(logs, System.getProperty(LOGS, "logs")));
    logs.getLogger("dev.retune").setLevel(Level.INFO);
    // its tokenizer library reports the lack of a graphics card at every start
    logs.getLogger("ai.djl").setLevel(Level.ERROR);
    // says at every start that the window goes without SIMD, which is meant
    logs.getLogger("org.apache.lucene.internal.vectorization").setLevel(Level.ERROR);
    // these write a line for every request: the one for what a client sent wrong, which its answer
    // tells; the other for what is thrown too, and told by whoever catches it
    logs.getLogger("org.eclipse.jetty.http.HttpParser").setLevel(Level.ERROR);
    logs.getLogger("org.eclipse.jetty.util.HostPort").setLevel(Level.ERROR);
    logs.getLogger("org.hibernate.orm.jdbc.error").setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static FileAppender<ILoggingEvent> file(LoggerContext logs, String folder) {
    PatternLayoutEncoder lines = new PatternLayoutEncoder();
    lines.setContext(logs);
    lines.setPattern(LINE);
    lines.start();

    // logback reads a percent sign in a path as its own, so such a home's log is one file
    FileAppender<ILoggingEvent> file =
        folder.contains("%") ? new FileAppender<>() : new RollingFileAppender<>();
    file.setContext(logs);
    file.setName("FILE");
    file.setEncoder(lines);
    // several processes may share one home
    file.setPrudent(true);
    if (file instanceof RollingFileAppender<ILoggingEvent> rolling) {
      rolling.setRollingPolicy(daily(logs, rolling, folder));
    } else {
      file.setFile(folder + "/retune.log");
    }
    file.start();
    return file;
  }

  private static TimeBasedRollingPolicy<ILoggingEvent> daily(
      LoggerContext logs, RollingFileAppender<ILoggingEvent> file, String folder) {
    TimeBasedRollingPolicy<ILoggingEvent> daily = new TimeBasedRollingPolicy<>();
    daily.setContext(logs);
    daily.setParent(file);
    daily.setFileNamePattern(folder + "/retune.%d{yyyy-MM-dd}.log");
    daily.setMaxHistory(DAYS_KEPT);
    daily.setTotalSizeCap(FileSize.valueOf(BYTES_KEPT));
    daily.start();
    return daily;
  }
}
