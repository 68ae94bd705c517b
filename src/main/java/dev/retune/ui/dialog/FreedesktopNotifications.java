package dev.retune.ui.dialog;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The notifications of Linux desktops, as freedesktop.org specifies them, over the session bus. */
public final class FreedesktopNotifications implements DesktopNotifications {
  private static final Logger LOG = LoggerFactory.getLogger(FreedesktopNotifications.class);
  private static final String NAME = "org.freedesktop.Notifications";
  private static final String PATH = "/org/freedesktop/Notifications";
  private static final UInt32 NEW = new UInt32(0);
  private static final int DEFAULT_TIME = -1;
  private static final String OPEN = "default";

  private final Map<Long, Runnable> actions = new ConcurrentHashMap<>();
  private final String address;
  private Optional<DBusConnection> connection = Optional.empty();

  /** Connects when the first notification is shown, and only where there is a session bus. */
  public FreedesktopNotifications(Map<String, String> environment) {
    this.address = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
  }

  @Override
  public synchronized boolean show(Notification notification, Runnable onOpen) {
    if (address.isBlank()) {
      return false;
    }
    try {
      Notifications desktop = connected().getRemoteObject(NAME, PATH, Notifications.class);
      boolean markup = desktop.capabilities().contains("body-markup");
      UInt32 id =
          desktop.send(
              "Retune",
              NEW,
              notification.isWarning() ? "dialog-warning" : "dialog-information",
              notification.title(),
              markup ? escaped(notification.text()) : notification.text(),
              List.of(OPEN, notification.openText()),
              Map.of("desktop-entry", new Variant<>("retune")),
              DEFAULT_TIME);
      actions.put(id.longValue(), onOpen);
      return true;
    } catch (DBusException | DBusExecutionException e) {
      LOG.info("the desktop shows no notifications", e);
      disconnect();
      return false;
    }
  }

  private DBusConnection connected() throws DBusException {
    if (connection.filter(DBusConnection::isConnected).isEmpty()) {
      // a connection of its own, as the keyring closes a shared one
      DBusConnection made = DBusConnectionBuilder.forAddress(address).withShared(false).build();
      connection = Optional.of(made);
      made.addSigHandler(Notifications.ActionInvoked.class, this::invoked);
      made.addSigHandler(
          Notifications.NotificationClosed.class, signal -> actions.remove(signal.id()));
    }
    return connection.orElseThrow();
  }

  private void invoked(Notifications.ActionInvoked signal) {
    Optional.ofNullable(actions.remove(signal.id())).ifPresent(Runnable::run);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void disconnect() {
    connection.ifPresent(
        open -> {
          try {
            open.close();
          } catch (IOException e) {
            LOG.debug("the session bus was already left", e);
          }
        });
    connection = Optional.empty();
  }

  @Override
  public synchronized void close() {
    disconnect();
  }

  /** The interface of the desktop; public, because it is called by reflection. */
  @DBusInterfaceName(NAME)
  public interface Notifications extends DBusInterface {
    /** Shows a notification and returns its id. */
    @DBusMemberName("Notify")
    UInt32 send(
        String program,
        UInt32 replaced,
        String icon,
        String title,
        String body,
        List<String> actions,
        Map<String, Variant<?>> hints,
        int milliseconds);

    /** What the desktop can show, such as {@code body-markup}. */
    @DBusMemberName("GetCapabilities")
    List<String> capabilities();

    /** A person chose an action of a notification. */
    final class ActionInvoked extends DBusSignal {
      private final UInt32 id;

      /** Read from the bus. */
      public ActionInvoked(String path, UInt32 id, String action) throws DBusException {
        super(path, id, action);
        this.id = id;
      }

      long id() {
        return id.longValue();
      }
    }

    /** A notification is no longer shown. */
    final class NotificationClosed extends DBusSignal {
      private final UInt32 id;

      /** Read from the bus. */
      public NotificationClosed(String path, UInt32 id, UInt32 reason) throws DBusException {
        super(path, id, reason);
        this.id = id;
      }

      long id() {
        return id.longValue();
      }
    }
  }
}
