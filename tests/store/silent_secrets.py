"""A Secret Service that owns its name on the session bus and never answers: `python -m tests.store.silent_secrets`."""

from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")


def main() -> None:
    """Say when the name is owned, then read whatever comes until the bus goes away."""
    with open_dbus_connection() as connection:
        connection.send_and_get_reply(new_method_call(BUS, "RequestName", "su", ("org.freedesktop.secrets", 4)))
        print("ready", flush=True)
        try:
            while True:
                connection.receive()
        except (ConnectionError, OSError):
            return


if __name__ == "__main__":
    main()
