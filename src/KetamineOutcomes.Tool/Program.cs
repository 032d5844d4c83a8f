Console.Error.WriteLine("No verb yet.");
return 2;
