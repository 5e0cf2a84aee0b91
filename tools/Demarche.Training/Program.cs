using Demarche.Training;

return Commands.Run(args);
