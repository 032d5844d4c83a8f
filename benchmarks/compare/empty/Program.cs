// The yardstick: what it costs to start and end a .NET program that does nothing.
return 0;
