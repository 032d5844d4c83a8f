using KetamineOutcomes.Tool;

return ToolCommand.Run(args, ToolConsole.OfProcess());
