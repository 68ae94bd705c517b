package dev.retune.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retune.ui.dialog.DesktopNotifications.Notification;
import dev.retune.ui.dialog.FreedesktopNotifications.Notifications;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;

/** Messages over a session bus of their own. */
class FreedesktopNotificationsTest {
  private static final Notification MESSAGE = new Notification("Retune", "a < b & c", true, "Open");

  @Test
  void withoutABusThereAreNoMessages() {
    try (FreedesktopNotifications none = new FreedesktopNotifications(Map.of());
        FreedesktopNotifications gone =
            new FreedesktopNotifications(
                Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"))) {
      assertThat(none.show(MESSAGE, () -> {})).isFalse();
      assertThat(gone.show(MESSAGE, () -> {})).isFalse();
    }
  }

  @Test
  void aMessageArrivesAndItsAnswerComesBack() throws Exception {
    assumeTrue(SessionBus.isAvailable(), "dbus-daemon is not installed");
    try (SessionBus bus = new SessionBus()) {
      String address = bus.address();
      Map<String, String> environment = Map.of("DBUS_SESSION_BUS_ADDRESS", address);
      try (FreedesktopNotifications messages = new FreedesktopNotifications(environment)) {
        assertThat(messages.show(MESSAGE, () -> {})).as("nobody shows messages").isFalse();
        Desktop desktop = new Desktop();
        try (DBusConnection connection =
            DBusConnectionBuilder.forAddress(address).withShared(false).build()) {
          connection.requestBusName("org.freedesktop.Notifications");
          connection.exportObject(desktop.getObjectPath(), desktop);
          CountDownLatch opened = new CountDownLatch(1);
          assertThat(messages.show(MESSAGE, opened::countDown)).isTrue();
          assertThat(desktop.shown)
              .containsExactly("Retune: a &lt; b &amp; c [default, Open] dialog-warning");
          connection.sendMessage(
              new Notifications.ActionInvoked(
                  desktop.getObjectPath(), new UInt32(Desktop.ID), "default"));
          assertThat(opened.await(10, TimeUnit.SECONDS)).isTrue();
        }
      }
    }
  }

  /** Shows nothing, and remembers all. */
  private static final class Desktop implements Notifications {
    static final long ID = 7;

    private final List<String> shown = new ArrayList<>();

    @Override
    public UInt32 send(
        String program,
        UInt32 replaced,
        String icon,
        String title,
        String body,
        List<String> actions,
        Map<String, Variant<?>> hints,
        int milliseconds) {
      shown.add(title + ": " + body + " " + actions + " " + icon);
      return new UInt32(ID);
    }

    @Override
    public List<String> capabilities() {
      return List.of("body", "body-markup", "actions");
    }

    @Override
    public String getObjectPath() {
      return "/org/freedesktop/Notifications";
    }
  }
}
