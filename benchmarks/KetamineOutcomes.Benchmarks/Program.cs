using BenchmarkDotNet.Running;
using KetamineOutcomes.Benchmarks;

// dotnet run -c Release --project benchmarks/KetamineOutcomes.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(RowsConfig).Assembly).Run(args, new RowsConfig());
